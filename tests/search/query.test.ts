import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxQueryLength, maxTellingWords, parseQuery, positiveTerms } from '../../src/search/query/query.ts';
import type { Condition } from '../../src/search/query/query.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';

const now = Date.UTC(2026, 0, 31);
const read = (typed: string) => parseQuery(typed, now);
const words = (typed: string) => positiveTerms(read(typed).parts).map(({ words }) => words.join(' '));

/** The conditions in brackets, as short as can be. */
function shape(part: Condition): string {
  switch (part.kind) {
    case 'term':
      return part.term.words.join('_');
    case 'qualifier':
      return `${part.qualifier.field}:${'value' in part.qualifier ? part.qualifier.value : '…'}`;
    case 'not':
      return `-${shape(part.part)}`;
    default:
      return `(${part.parts.map(shape).join(part.kind === 'or' ? ' | ' : ' & ')})`;
  }
}
const shapes = (typed: string) => read(typed).parts.map(shape).join(' ');

describe('reading a query', () => {
  test.each([
    ['waiting list', ['waiting', 'list']],
    ['"waiting list"', ['waiting list']],
    ['"waiting list', ['waiting list']],
    ['nhsuk/covid-19', ['nhsuk', 'covid 19']],
    ['https://www.example.org/a', ['a']],
    ['C# and F#', ['csharp', 'and', 'fsharp']],
    ['c++ .NET dm+d', ['cplusplus', 'dotnet', 'dmplusd']],
    ['A&E', ['aande']],
    ['std::vector', ['std', 'vector']],
    ['Iechŷd', ['iechyd']],
    ['-', []],
    ['""', []],
    ['!!! ((( )))', []],
  ])('%s is the words %j', (typed, expected) => {
    expect(words(typed)).toEqual(expected);
  });

  test.each([
    ['fhir OR hl7', '(fhir | hl7)'],
    ['a b OR c', '((a & b) | c)'],
    ['(fhir OR hl7) python', '(fhir | hl7) python'],
    ['fhir NOT java', 'fhir -java'],
    ['fhir -java -"two words"', 'fhir -java -two_words'],
    ['NOT (a OR b)', '-(a | b)'],
    ['a AND b', 'a b'],
    ['a OR', 'a'],
    ['OR a', 'a'],
    ['not or and', 'not or and'],
    ['archived:false', '-is:archived'],
    ['-fork:true', '-is:fork'],
    ['language:"Jupyter Notebook"', 'language:jupyter notebook'],
    ['language:golang', 'language:go'],
    ['license:"MIT License"', 'licence:mit'],
    ['user:nhsuk', 'user:nhsuk'],
    ['in:name kit', 'in:name kit'],
    ['user:@nhsuk', 'user:nhsuk'],
    ['licence:"GNU General Public License v3.0"', 'licence:gpl-3.0'],
    ['“blood bank”', 'blood_bank'],
    ['language: python', 'language:python'],
    ['language=python', 'language:python'],
    ['language:!python', '-language:python'],
    ["language:'python'", 'language:python'],
    ['repo:https://github.com/nhsuk/app.git', 'repo:nhsuk/app'],
    ['org:https://github.com/nhsuk', 'user:nhsuk'],
    ['!java', '-java'],
    ['language:(python OR r) fhir', '(language:python | language:r) fhir'],
    ['language:vb', 'language:visual basic .net'],
    ['language:ipynb', 'language:jupyter notebook'],
    ['license:gpl', 'licence:gpl-*'],
    ['license:cc', '(licence:cc0-* | licence:cc-by-* | licence:cc-by-sa-*)'],
    ['licence:GPLv3', 'licence:gpl-3.0'],
    ['licence:gpl-3.0-only', 'licence:gpl-3.0-only'],
    ['licence:agpl-3.0+', 'licence:agpl-3.0-or-later'],
    ['license:apache2', 'licence:apache-2.0'],
    ['licence:none', 'licence:none'],
    ['licence:ogl-3.0', 'licence:ogl-uk-3.0'],
    ['in:name,description kit', 'in:name in:description kit'],
    ['is:source', '-is:fork'],
    ['org:nhsuk/app', 'repo:nhsuk/app'],
    ['nation:cymru', 'nation:wales'],
    ['body:"integrated care board"', 'body:icb'],
    ['depends:npm:react', 'package:…'],
    ['uses:react', 'depends:…'],
    ['topic:#fhir', 'topic:fhir'],
    ['https://github.com/orgs/nhsuk/repositories', 'user:nhsuk'],
    ['https://github.com/topics/fhir', 'topic:fhir'],
    ['https://github.com/search?q=fhir&type=repositories', 'fhir'],
  ])('%s means %s', (typed, expected) => {
    expect(shapes(typed)).toBe(expected);
  });

  test.each([
    'https://github.com/nhsuk/app',
    'https://www.github.com/NHSUK/app/tree/main/docs?x=1#readme',
    'https://github.com/nhsuk/app.git',
    'git@github.com:nhsuk/app.git',
    'ssh://git@forge.example:2222/nhsuk/app.git',
    'github.com/nhsuk/app',
    'gitlab.example.org/nhsuk/app',
    'git+https://github.com/nhsuk/app.git#main',
    'https://api.github.com/repos/nhsuk/app',
    '<https://github.com/nhsuk/app>',
    'https://github.com/nhsuk/app,',
    'gh:nhsuk/app',
    'github:nhsuk/app',
  ])('%s is the repository', (typed) => {
    expect(shapes(typed)).toBe('repo:nhsuk/app');
  });

  test('only the last word may go on, unless a space ends it or a star says so', () => {
    const prefixes = (typed: string) => positiveTerms(read(typed).parts).map(({ prefix }) => prefix);
    expect(prefixes('blood don')).toEqual([false, true]);
    expect(prefixes('blood don ')).toEqual([false, false]);
    expect(prefixes('blo* donor ')).toEqual([true, false]);
    expect(prefixes('blood "don"')).toEqual([false, false]);
    expect(prefixes('don is:fork')).toEqual([false]);
  });

  test.each([
    ['stars:>10', { from: 11, to: Infinity }],
    ['stars:<=10', { from: -Infinity, to: 10 }],
    ['STARS:3..5', { from: 3, to: 5 }],
    ['stars:3..*', { from: 3, to: Infinity }],
    ['forks:>1k', { from: 1_001, to: Infinity }],
    ['pushed:2024-02', { from: Date.UTC(2024, 1), to: Date.UTC(2024, 2) - 1 }],
    ['updated:>2024', { from: Date.UTC(2025, 0), to: Infinity }],
    ['created:<2024-02-29', { from: -Infinity, to: Date.UTC(2024, 1, 29) - 1 }],
    ['updated:<30d', { from: Date.UTC(2026, 0, 1) + 1, to: Infinity }],
    ['stars: >10', { from: 11, to: Infinity }],
    ['stars >= 1,000', { from: 1_000, to: Infinity }],
    ['stars:10..', { from: 10, to: Infinity }],
    ['stars:..10', { from: -Infinity, to: 10 }],
    ['updated:>1 month', { from: -Infinity, to: now - 30 * 86_400_000 - 1 }],
    ['updated: < 2 weeks', { from: now - 14 * 86_400_000 + 1, to: Infinity }],
    ['pushed:last 30 days', { from: now - 30 * 86_400_000, to: Infinity }],
    ['pushed:last month', { from: Date.UTC(2025, 11), to: Date.UTC(2026, 0) - 1 }],
    ['pushed:this year', { from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) - 1 }],
    ['created:"last week"', { from: Date.UTC(2026, 0, 19), to: Date.UTC(2026, 0, 26) - 1 }],
    ['pushed:>31/01/2025', { from: Date.UTC(2025, 1, 1), to: Infinity }],
    ['pushed:>=2025-1-5', { from: Date.UTC(2025, 0, 5), to: Infinity }],
    ['pushed:>2025-01-01T00:00:00Z', { from: Date.UTC(2025, 0, 1) + 1, to: Infinity }],
    ['pushed:<=2025-01-01T01:00:00+01:00', { from: -Infinity, to: Date.UTC(2025, 0, 1) }],
    ['updated:>1y', { from: -Infinity, to: now - 365 * 86_400_000 - 1 }],
  ])('%s is a range', (typed, range) => {
    expect(read(typed).parts).toMatchObject([{ qualifier: { range } }]);
  });

  test.each([
    ['colour:red', 'There is no filter called “colour:”'],
    ['is:nonsense', '“is:” can be template'],
    ['stars:many', '“stars:” needs a number'],
    ['updated:2023-02-29', '“updated:” needs a date'],
    ['sort:stars', 'The order is chosen beside the results'],
    ['status:fine', '“status:” can be open'],
    ['language:', 'nothing follows it'],
    ['size:>10', 'does not record how large'],
    ['followers:>10', 'does not record how many people follow'],
    ['good-first-issues:>3', 'does not read issues'],
    ['path:src', 'not the code in their files'],
    ['is:public', 'Every repository here is public'],
    ['is:private', 'public repositories only'],
    ['topics:>3', 'number of topics'],
    ['nation:france', '“nation:” can be England'],
    ['body:shop', '“body:” can be national-body'],
    ['pushed:31/02/2025', '“pushed:” needs a date'],
    ['stars:..', '“stars:” needs a number'],
    ['(a', 'A bracket was opened'],
    ['depends:pkg:npm', 'needs a package URL'],
    ['depends:pkg:npm/express@latest', 'After the @ it needs a version'],
  ])('%s gets one plain message', (typed, message) => {
    const { messages, parts } = read(`${typed} fhir`);
    expect(messages).toEqual([expect.stringContaining(message)]);
    expect(positiveTerms(parts).some(({ words }) => words[0] === 'fhir')).toBe(true);
    expect(words(typed)).not.toContain('red');
  });

  test('several values of one qualifier, with commas between, are any of them', () => {
    const qualifiers = (typed: string) => read(typed).parts;
    expect(qualifiers('language:python,r')).toMatchObject([
      { kind: 'or', parts: [{ qualifier: { value: 'python' } }, { qualifier: { value: 'r' } }] },
    ]);
    expect(qualifiers('language:,')).toMatchObject([{ qualifier: { field: 'language' } }]);
  });

  test('what stands before a colon is a word, where it names no filter', () => {
    const { parts, messages } = read('NHS number: validation');
    expect(positiveTerms(parts).map(({ words }) => words[0])).toEqual(['nhs', 'number', 'validation']);
    expect(messages).toEqual([]);
  });

  test('terms say where they stand', () => {
    const { text, parts } = read('-x  "Blood bank" don:: or');
    const places = positiveTerms(parts).map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['"Blood bank"', 'don', 'or']);
  });

  test('words that say nothing do not count among those that are searched', () => {
    const { parts, messages } = read(`how do I ${'word '.repeat(maxTellingWords)}`);
    expect(positiveTerms(parts)).toHaveLength(maxTellingWords + 3);
    expect(messages).toEqual([]);
  });

  test('reads the first four words that may go on, and says so', () => {
    const { parts, messages } = read('fi* mi* and li* ho* pa* nhs ca*');
    expect(positiveTerms(parts).map(({ words }) => words[0])).toEqual(['fi', 'mi', 'and', 'li', 'ho', 'nhs']);
    expect(messages).toEqual(['Only the first 4 words that end in * were searched for.']);
  });

  test('a very long query is cut, and says so', () => {
    const { text, parts, messages } = read('word '.repeat(2_000));
    expect(text).toHaveLength(maxQueryLength);
    expect(positiveTerms(parts)).toHaveLength(maxTellingWords);
    expect(messages).toHaveLength(2);
  });
});

const pieces = fc.constantFrom(
  ...['AND', 'OR', 'NOT', 'NEAR', '"', '(', ')', '*', '^', '-', '+', ':', '{', '}', ',', "'", '\\', '\0'],
  ...['is:', 'stars:>', 'a', 'b*', ' ', ';', '--', '%', '_', 'İ', 'ß', '\u0301', '\uD800', '💉', '\uE000'],
  ...['x'.repeat(500), 'git@', '.git', 'https://', 'in:name ', 'c#', '<30d', '..'],
);
const anything = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('any text', () => {
  test('is understood, with words where they stand in it', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const { text, parts } = parseQuery(typed);
        for (const { start, end, words } of positiveTerms(parts)) {
          expect(words.length).toBeGreaterThan(0);
          expect(0 <= start && start < end && end <= text.length).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('made of words and conditions means the same when it is written out again', () => {
    const word = fc.constantFrom('fhir', 'kidney', '"waiting list"', '-java', 'is:fork', 'language:r');
    const group = fc.array(word, { minLength: 1, maxLength: 3 }).map((some) => `(${some.join(' OR ')})`);
    fc.assert(
      fc.property(fc.array(fc.oneof(word, group), { maxLength: 5 }), (some) => {
        const typed = `${some.join(' ')} `;
        const again = `${read(typed).parts.map(written).join(' ')} `;
        expect(shapes(again)).toBe(shapes(typed));
      }),
    );
  });

  test('finds no more than there is, and is never a syntax error', async () => {
    await using engine = await openSqliteSearch(':memory:');
    await engine.apply({
      put: [aDocument('nhs/a', { description: 'and or not near a b c' })],
      remove: [],
      position: 1,
    });
    await fc.assert(
      fc.asyncProperty(anything, async (typed) => {
        const { total, items } = await engine.search(aQuery(typed));
        expect(items.length).toBe(total);
      }),
      { numRuns: 500 },
    );
  });
});

function written(part: Condition): string {
  switch (part.kind) {
    case 'term':
      return part.term.quoted ? `"${part.term.words.join(' ')}"` : part.term.words.join(' ');
    case 'qualifier':
      return `${part.qualifier.field}:${'value' in part.qualifier ? part.qualifier.value : ''}`;
    case 'not':
      return `-${written(part.part)}`;
    default:
      return `(${part.parts.map(written).join(part.kind === 'or' ? ' OR ' : ' ')})`;
  }
}

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
