import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPattern } from '../../src/base/any-pattern.ts';

const patterns = [
  /\bfhir\b/i,
  /\bMESH (?:API|client)|\bhazard log\b/,
  /^\s*MSH\|\^~/m,
  /[(|]x|a\|b|\(y\)/,
  /\b(?:NHS )?CIS2\b/i,
  /end$/,
];

const pieces = ['fhir', 'MESH client', 'hazard log', 'MSH|^~', '(x', 'a|b', '|x', '(y)', 'NHS CIS2', 'end'];
const text = fc
  .array(fc.constantFrom(...pieces, ' ', '\n', 's', 'A'), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('several patterns asked at once', () => {
  test('the answer is that of each, whatever the case and in any line', () => {
    const any = anyPattern(patterns);
    const each = patterns.map(({ source }) => new RegExp(source, 'im'));
    fc.assert(
      fc.property(text, (said) => {
        expect(any(said)).toBe(each.some((pattern) => pattern.test(said)));
      }),
    );
  });

  test('what one of them finds in a line is never missed', () => {
    const any = anyPattern(patterns);
    fc.assert(
      fc.property(text, (said) => {
        const found = said.split('\n').some((line) => patterns.some((pattern) => pattern.test(line)));
        expect(any(said) || !found).toBe(true);
      }),
    );
  });

  test.each([[/a(?!b)/], [/(?<=a)b/], [/(a)\1/], [/\p{L}/u]])('%s is refused', (pattern) => {
    expect(() => anyPattern([pattern])).toThrow('together');
  });
});
