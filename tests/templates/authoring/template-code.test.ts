import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestName } from '../../../src/templates/authoring/nearest-name.ts';
import { readCode } from '../../../src/templates/authoring/template-code.ts';

const namesIn = (text: string) => readCode(text).uses.map(({ name, line }) => `${name}:${line}`);

describe('names that a file of a template uses', () => {
  test.each([
    ['plain text', []],
    ['[%= colour %]', ['colour:1']],
    ['a\n[%- one -%]\n[%= two; %]', ['one:2', 'two:3']],
    ['[% if (x) { -%]\ny\n[% } else { -%]\n[%= z %]\n[% } %]', ['x:1', 'z:4']],
    ['[%# not %] [%% neither %%]', []],
    ['[%= files.some((path) => path.endsWith(end)) %]', ['files:1', 'end:1']],
    ['[% const { a, b: [c] } = all; for (const d of c) { %][%= a + d %][% } %]', ['all:1']],
    ['[%= ({ prototype: one, [two]: 3 })[phase] %]', ['one:1', 'two:1', 'phase:1']],
    ['[%= `${a}: "not" /* not */` %]', ['a:1']],
    ['[% try { x(); } catch (wrong) { wrong; } %]', ['x:1']],
  ])('are found in %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  test.each([
    ['a\n[%= open', 2, '“[%” has no “%]” behind it.'],
    ['[% if (x) { %]\n', 2, 'cannot be read'],
    ['\n\n[%= a b %]', 3, 'cannot be read'],
  ])('are not looked for in %j, which is no code', (text, line, message) => {
    const { fault } = readCode(text);
    expect([fault?.line, fault?.message]).toEqual([line, expect.stringContaining(message)]);
  });

  test('no text makes it throw, and text without marks has none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('[%', '%]', '[%=', '-%]', '[%%', 'a', '{', '}', '\n', '`', '/', ' ')),
        (parts) => {
          const { uses, fault } = readCode(parts.join(''));
          if (fault) expect(fault.line).toBeGreaterThan(0);
          if (!parts.some((part) => part.startsWith('[%'))) expect(uses).toEqual([]);
        },
      ),
    );
  });
});

test.each([
  ['colouur', 'colour'],
  ['servicename', 'serviceName'],
  ['xyz', undefined],
])('the nearest name to %s is %s', (name, near) => {
  expect(nearestName(name, ['colour', 'serviceName', 'teamName'])).toBe(near);
});
