import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readServiceRecord, writeServiceRecord } from '../../../src/templates/planning/service-record.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '~',
    'no',
    '1.0',
    '# x',
    'a: b',
    '- ',
    '"',
    "'",
    '\\',
    '{}',
    '&a',
    '*a',
    '!!x',
    '%',
    '@',
    '`',
    '\u2028',
  ),
);

describe('a service’s record', () => {
  test('is read as it was written, for any answers', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,9}$/), fc.oneof(text, fc.boolean())),
        fc.option(fc.constant('2026-11-23')),
        (answers, started) => {
          const record = { template: 'nhs-prototype', version: '1.2.3', started, answers: { ...answers } };
          expect(readServiceRecord(writeServiceRecord(record)).value).toEqual(record);
        },
      ),
    );
  });

  test.each([
    ['https://code.nhs.example', true],
    ['http://127.0.0.1:3000/hub', true],
    ['https://code.nhs.example/', false],
    ['https://code.nhs.example/a b', false],
    ['https://code.nhs.example)[x](y', false],
    ['javascript:alert(1)', false],
  ])('keeps the address of its hub only where it is plain: %s', (hub, kept) => {
    const record = { template: 'x', version: '1.0.0', hub, started: null, answers: {} };
    expect(readServiceRecord(writeServiceRecord(record)).value?.hub).toBe(kept ? hub : undefined);
    expect(
      readServiceRecord(`template: x\nversion: 1.0.0\nhub: ${JSON.stringify(hub)}\n`).faults.length,
    ).toBe(kept ? 0 : 1);
  });

  test('may lack the date, and may hold what later versions add', () => {
    const { value } = readServiceRecord('template: x\nversion: 1.0.0\nanswers: {}\ncolour: red\n');
    expect(value).toEqual({ template: 'x', version: '1.0.0', started: null, answers: {} });
  });

  test.each([
    ['', /the file/],
    ['template: ../x\nversion: 1.0.0\nanswers: {}', /line 1: template must name a template/],
    ['template: x\nversion: 1\nanswers: {}', /line 2: version must be a version/],
    ['template: x\nversion: 1.0.0\nanswers: { a: [1] }', /answers.a must be text, true or false/],
    ['template: x\nversion: 1.0.0\nstarted: yesterday\nanswers: {}', /started must be a date/],
    ['template: x\ntemplate: y\nversion: 1.0.0\nanswers: {}', /unique/],
    ['a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n', /./],
    ['x'.repeat(32_001), /too long/],
    ['\0\u0001', /./],
  ])('is refused when it is %j', (record, expected) => {
    const { value, faults } = readServiceRecord(record);
    expect(value).toBeUndefined();
    expect(faults.join('\n')).toMatch(expected);
  });

  test('may be anything at all: it is read or refused, never thrown on', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (anything) => void readServiceRecord(anything)));
  });

  const repository = {
    template: 'sample-trust/starter',
    version: 'a'.repeat(40),
    from: 'https://git.example.org/sample-trust/starter.git',
    started: '2026-11-23',
    answers: {},
  };

  test.each([40, 64])('names the commit of a template repository (%i characters)', (length) => {
    const record = { ...repository, version: 'b'.repeat(length) };
    const written = writeServiceRecord(record);
    expect(written).not.toContain('answers');
    expect(readServiceRecord(written).value).toEqual(record);
  });

  test.each([
    ['a version in place of a commit', { version: '1.0.0' }, /version must be the object id of a commit/],
    ['half a commit', { version: 'a'.repeat(39) }, /version must be the object id/],
    ['no address', { from: undefined }, /from must be the address of sample-trust\/starter/],
    ['the address of another', { from: 'https://git.example.org/other/starter' }, /from must be the address/],
    [
      'an address with a line break',
      { from: 'https://x/sample-trust/starter\n' },
      /from must be the address/,
    ],
    ['a template of ours with a commit', { template: 'starter' }, /version must be a version/],
    ['a path', { template: '../starter' }, /must name a template/],
  ])('is refused of a repository with %s', (_what, change, expected) => {
    const { value, faults } = readServiceRecord(writeServiceRecord({ ...repository, ...change }));
    expect(value).toBeUndefined();
    expect(faults.join('\n')).toMatch(expected);
  });
});
