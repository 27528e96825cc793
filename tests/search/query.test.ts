import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxQueryLength, maxTerms, parseQuery } from '../../src/search/query/query.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';

const words = (typed: string) => parseQuery(typed).terms.map(({ words }) => words.join(' '));

describe('reading a query', () => {
  test.each([
    ['waiting list', ['waiting', 'list']],
    ['"waiting list"', ['waiting list']],
    ['"waiting list', ['waiting list']],
    ['nhsuk/covid-19', ['nhsuk', 'covid 19']],
    ['https://github.com/nhsuk/app', ['nhsuk', 'app']],
    ['https://www.example.org/a', ['https', 'www example org', 'a']],
    ['foo:bar', ['foo', 'bar']],
    ['is:unheard-of', ['is', 'unheard of']],
    ['stars:lots', ['stars', 'lots']],
    ['A&E', ['a e']],
    ['Iechŷd', ['iechyd']],
    ['-', []],
    ['""', []],
    ['!!! ((( )))', []],
  ])('%s is the words %j', (typed, expected) => {
    expect(words(typed)).toEqual(expected);
  });

  test('only the last word may go on, unless a space ends it or a star says so', () => {
    const prefixes = (typed: string) => parseQuery(typed).terms.map(({ prefix }) => prefix);
    expect(prefixes('blood don')).toEqual([false, true]);
    expect(prefixes('blood don ')).toEqual([false, false]);
    expect(prefixes('blo* donor ')).toEqual([true, false]);
    expect(prefixes('blood "don"')).toEqual([false, false]);
    expect(prefixes('don is:fork')).toEqual([false]);
  });

  test('exclusions are words, phrases or qualifiers', () => {
    const { terms, excluded, qualifiers } = parseQuery('a -b -"c d" -is:fork');
    expect(terms.map(({ words }) => words)).toEqual([['a']]);
    expect(excluded.map(({ words }) => words)).toEqual([['b'], ['c', 'd']]);
    expect(qualifiers).toEqual([{ field: 'is', value: 'fork', negated: true }]);
  });

  test.each([
    ['stars:>10', { from: 11, to: Infinity }],
    ['stars:<=10', { from: -Infinity, to: 10 }],
    ['STARS:3..5', { from: 3, to: 5 }],
    ['stars:3..*', { from: 3, to: Infinity }],
    ['updated:2024-02', { from: Date.UTC(2024, 1), to: Date.UTC(2024, 2) - 1 }],
    ['updated:>2024', { from: Date.UTC(2025, 0), to: Infinity }],
    ['updated:<2024-02-29', { from: -Infinity, to: Date.UTC(2024, 1, 29) - 1 }],
  ])('%s is a range', (typed, range) => {
    expect(parseQuery(typed).qualifiers).toMatchObject([{ range }]);
  });

  test.each(['updated:2023-02-29', 'updated:2024-13', 'stars:-1', 'stars:1..2..3', 'status:fine'])(
    '%s is not a qualifier',
    (typed) => {
      expect(parseQuery(typed).qualifiers).toEqual([]);
    },
  );

  test('terms say where they stand', () => {
    const { text, terms } = parseQuery('-x  "Blood bank" don:or');
    expect(terms.map(({ start, end }) => text.slice(start, end))).toEqual(['Blood bank', 'don', 'or']);
  });

  test('a very long query is cut', () => {
    const { text, terms } = parseQuery('word '.repeat(2_000));
    expect(text).toHaveLength(maxQueryLength);
    expect(terms).toHaveLength(maxTerms);
  });

  test('small words alone are searched, but never stand in the way of others', async () => {
    await using engine = await openSqliteSearch(':memory:');
    const put = [
      aDocument('nhs/a', { description: 'into the blood' }),
      aDocument('nhs/b', { description: 'blood' }),
    ];
    await engine.apply({ put, remove: [], position: 1 });
    expect((await engine.search(aQuery('how in to use blood '))).total).toBe(2);
    expect((await engine.search(aQuery('the '))).total).toBe(1);
  });

  test('letters that the index does not know as such are no failure', async () => {
    await using engine = await openSqliteSearch(':memory:');
    await engine.apply({ put: [aDocument('nhs/a')], remove: [], position: 1 });
    const { total } = await engine.search(aQuery('\u00b2\u19b0\u2c00'));
    expect(total).toBe(0);
  });

  test('any text is understood and never a syntax error', async () => {
    await using engine = await openSqliteSearch(':memory:');
    await engine.apply({
      put: [aDocument('nhs/a', { description: 'and or not near a b c' })],
      remove: [],
      position: 1,
    });
    const operators = fc.constantFrom(
      ...[
        'AND',
        'OR',
        'NOT',
        'NEAR',
        '"',
        '(',
        ')',
        '*',
        '^',
        '-',
        '+',
        ':',
        '{',
        '}',
        ',',
        "'",
        '\\',
        '\0',
        '\uE000',
      ],
      ...[
        'is:',
        'stars:>',
        'a',
        'b*',
        ' ',
        ';',
        '--',
        '%',
        '_',
        'İ',
        'ß',
        '\u0301',
        '\uD800',
        '💉',
        'x'.repeat(500),
      ],
    );
    const text = fc.oneof(
      fc.array(operators, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        const { total, items } = await engine.search(aQuery(typed));
        expect(items.length).toBe(total);
      }),
      { numRuns: 500 },
    );
  });
});
