import type { RepositoryItem } from '../../src/domain/repository-item.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchDocument, SearchQuery } from '../../src/search/search.ts';
import { searchSorts } from '../../src/search/search.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';

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

  test('an index open during changes by another answers as one opened afterwards', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(changes, queries, async (changes, queries) => {
        const path = join(folder, `${run++}.sqlite`);
        await using reader = await openSqliteSearch(path);
        await using writer = await openSqliteSearch(path);
        for (const [position, { put, remove }] of changes.entries()) {
          await writer.apply({ put, remove, position });
          await using fresh = await openSqliteSearch(path);
          for (const asked of queries) {
            const [kept, anew] = [await reader.search(asked), await fresh.search(asked)];
            expect({ ...kept, tookMs: 0 }).toEqual({ ...anew, tookMs: 0 });
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('total, pages and counts are of the same documents', async () => {
    await fc.assert(
      fc.asyncProperty(changes, queries, async (changes, queries) => {
        await using engine = await openSqliteSearch(':memory:');
        const live = new Map<string, SearchDocument>();
        for (const [position, { put, remove }] of changes.entries()) {
          await engine.apply({ put, remove, position });
          for (const id of remove) live.delete(id);
          for (const each of put) live.set(each.item.id, each);
        }
        for (const { text, filters } of queries) {
          const unfiltered = await engine.search(aQuery(text, { perPage: 100 }));
          const { total, items, facets } = await engine.search(aQuery(text, { filters, perPage: 100 }));
          expect(items.length).toBe(total);
          for (const { item } of items.map(({ id }) => live.get(id) as SearchDocument))
            expect(passes(item, filters)).toBe(true);
          expect(total).toBe(unfiltered.items.filter((item) => passes(item, filters)).length);
          for (const facet of ['language', 'topic'] as const) {
            const others = { ...filters, [facet]: [] };
            const counted = unfiltered.items.filter((item) => passes(item, others));
            expect(new Map(facets[facet].map(({ value, count }) => [value, count]))).toEqual(
              countedBy(counted.flatMap((item) => (facet === 'topic' ? item.topics : (item.language ?? [])))),
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of thousands that hold a word, those that are named so or about it come first', async () => {
    await using engine = await openSqliteSearch(':memory:');
    const documents = Array.from({ length: 3_100 }, (_, at) =>
      aDocument(`nhs/r-${at}`, { readme: `${'care '.repeat(80)}kob zim` }),
    );
    const told = aDocument('nhs/told', { description: 'Kobs, and more of kob', readme: 'zim' });
    const named = aDocument('nhs/kob-named', { readme: 'zim' });
    await engine.apply({ put: [...documents, told, named], remove: [], position: 1 });
    const { total, items } = await engine.search(aQuery('kob', { perPage: 3 }));
    expect(total).toBe(3_102);
    expect(items.map(({ fullName }) => fullName)).toEqual(['nhs/kob-named', 'nhs/told', 'nhs/r-0']);
  });
});

function passes({ language, topics }: RepositoryItem, filters: SearchQuery['filters']): boolean {
  const any = (asked: readonly string[] = [], values: readonly string[]) =>
    asked.length === 0 || values.some((value) => asked.includes(value));
  return any(filters.language, language === null ? [] : [language]) && any(filters.topic, topics);
}

function countedBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
