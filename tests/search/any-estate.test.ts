import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchDocument, SearchQuery } from '../../src/search/search.ts';
import { searchSorts } from '../../src/search/search.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';
import { searchPlainly } from './plain-search.ts';

/** Few words, some of which begin others, are joined of others, or have another form or another name. */
const words = 'kob kobu kobut gp practice general colour color vaccination generation zim zimkob'.split(' ');
const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((some) => some.join(' '));

const document: fc.Arbitrary<SearchDocument> = fc
  .record({
    number: fc.nat(11),
    name: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }),
    description: text,
    readme: text,
    topics: fc.uniqueArray(fc.constantFrom('zim', 'kob', 'care'), { maxLength: 2 }),
    language: fc.constantFrom('R', 'Python', null),
    spdx: fc.constantFrom('MIT', 'OGL-UK-3.0', null),
    stars: fc.nat(3),
    year: fc.integer({ min: 2015, max: 2019 }),
    archived: fc.boolean(),
    fork: fc.boolean(),
  })
  .map(({ number, name, spdx, year, ...parts }) =>
    aDocument(`nhs/${name.join('-')}`, {
      ...parts,
      id: `github:${number}`,
      fullName: `nhs/${name.join('-')}-${number}`,
      licence: spdx === null ? null : { spdx, confidence: 1 },
      pushedAt: `${year}-01-01T00:00:00Z`,
    }),
  );

const piece = fc.oneof(
  fc.constantFrom(...words),
  fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map(([a, b]) => `"${a} ${b}"`),
  fc.constantFrom(...words).map((word) => `-${word}`),
  fc.constantFrom(...words).map((word) => `${word.slice(0, 3)}*`),
  fc.constantFrom(
    'language:r',
    '-is:archived',
    'stars:>1',
    'topic:kob',
    'updated:2016..2018',
    'the',
    'vacc',
    'generat',
  ),
);

const query: fc.Arbitrary<SearchQuery> = fc
  .record({
    text: fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(' ')),
    language: fc.subarray(['R', 'Python']),
    topic: fc.subarray(['zim', 'kob']),
    sort: fc.constantFrom('relevance', ...searchSorts),
    page: fc.integer({ min: 1, max: 2 }),
    perPage: fc.constantFrom(3, 20),
  })
  .map(({ text, language, topic, ...parts }) => aQuery(text, { ...parts, filters: { language, topic } }));

const change = fc.record({
  put: fc.uniqueArray(document, { maxLength: 8, selector: ({ item }) => item.id }),
  remove: fc.array(
    fc.nat(11).map((number) => `github:${number}`),
    { maxLength: 3 },
  ),
});

const changes = fc.array(change, { minLength: 1, maxLength: 4 });
const queries = fc.array(query, { minLength: 1, maxLength: 5 });

describe('over any estate', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'search-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('every search equals plain searching, again after each change by another connection', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(changes, queries, async (changes, queries) => {
        const path = join(folder, `${run++}.sqlite`);
        await using reader = await openSqliteSearch(path);
        await using writer = await openSqliteSearch(path);
        const live = new Map<string, SearchDocument>();
        for (const [position, { put, remove }] of changes.entries()) {
          await writer.apply({ put, remove, position });
          for (const id of remove) live.delete(id);
          for (const each of put) live.set(each.item.id, each);
          for (const asked of queries) {
            const { corrected, total, facets, items } = await reader.search(asked);
            const expected = searchPlainly(path, [...live.values()], corrected ?? asked.text, asked);
            expect({ total, facets, ids: items.map(({ id }) => id) }).toEqual({
              total: expected.total,
              facets: expected.facets,
              ids: expected.ids,
            });
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('words in most documents change neither what rarer words find nor their order', async () => {
    const path = join(folder, 'big.sqlite');
    const documents = Array.from({ length: 3_300 }, (_, at) =>
      aDocument(`nhs/r-${at}`, {
        description: at % 3 === 0 ? 'zim' : 'kobu',
        readme: `${at % 11 === 0 ? 'rarely '.repeat(1 + (at % 4)) : ''}kob${at % 2 === 0 ? ' kobut' : ''}`,
      }),
    );
    await using engine = await openSqliteSearch(path);
    await engine.apply({ put: documents, remove: [], position: 1 });
    for (const text of [
      'kob rarely',
      'rarely kob',
      'rarely kobu -kobut',
      'rarely zim',
      'rarely "kob kobut"',
    ]) {
      const asked = aQuery(text, { perPage: 50 });
      const { total, items } = await engine.search(asked);
      const { total: all, ids, keys } = searchPlainly(path, documents, text, asked);
      expect({ text, total }).toEqual({ text, total: all });
      items.forEach(({ id }, at) => expect(keys.get(id)).toBeCloseTo(keys.get(ids[at] ?? '') ?? 0, 3));
    }
  });

  test('of thousands that hold a word, those that are named so or about it come first', async () => {
    await using engine = await openSqliteSearch(':memory:');
    const documents = Array.from({ length: 3_100 }, (_, at) =>
      aDocument(`nhs/r-${at}`, { readme: 'kob zim' }),
    );
    const told = aDocument('nhs/told', { description: 'Kobs, and more of kob', readme: 'zim' });
    const named = aDocument('nhs/kob-named', { readme: 'zim' });
    await engine.apply({ put: [...documents, told, named], remove: [], position: 1 });
    const { total, items } = await engine.search(aQuery('kob', { perPage: 3 }));
    expect(total).toBe(3_102);
    expect(items.map(({ fullName }) => fullName)).toEqual(['nhs/kob-named', 'nhs/told', 'nhs/r-0']);
  });
});
