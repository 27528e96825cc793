import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expansions } from '../../src/search/query/expansions.ts';
import { createOtherNames } from '../../src/search/query/other-names.ts';
import { familyRoot } from '../../src/search/query/word-family.ts';
import { readNameList, readWordList } from '../../src/search/query/word-list.ts';
import { synonyms } from '../../src/search/query/synonyms.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { aDocument, aQuery } from './a-document.ts';
import { corpusDocuments } from './corpus.ts';
import { judge } from './judge.ts';
import { readJudgedQueries } from './judged-queries.ts';

/** What one line may cost all queries that it touches together: as much as one result a place further down. */
const maxLoss = 0.25;

describe('the word lists', () => {
  test('name no word twice in one list, and give a reason for each line', () => {
    for (const lines of [
      synonyms.map(({ names, because }) => ({ words: names, because })),
      expansions.map(({ typed, because }) => ({ words: typed, because })),
    ]) {
      const words = lines.flatMap((line) => line.words);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
      expect(lines.filter(({ because }) => because.length < 5)).toEqual([]);
    }
  });

  test('hold words as the index does: lower case, no signs', () => {
    const words = [
      ...synonyms.flatMap(({ names }) => names),
      ...expansions.flatMap(({ typed, also }) => [...typed, ...also]),
    ];
    expect(words.filter((word) => !/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(word))).toEqual([]);
  });

  test('are refused where a line has no reason', () => {
    expect(() => readWordList('jab > vaccine')).toThrow(/Not a line/);
    expect(() => readNameList('tb, tuberculosis')).toThrow(/Not a line/);
    expect(() => readNameList('tb | One name is no list.')).toThrow(/Not a line/);
  });

  const documents = corpusDocuments();
  test.skipIf(!documents)(
    'help or do no harm, line by line, to judged queries (needs ../shared/corpus)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'word-lists-'));
      const path = join(folder, 'search.sqlite');
      await using engine = await openSqliteSearch(path);
      await engine.apply({ put: documents ?? [], remove: [], position: 1 });
      const queries = readJudgedQueries().filter(({ heldOut }) => !heldOut);
      const gainOf = async (words: readonly string[], without: Parameters<typeof createOtherNames>) => {
        const touched = queries.filter(({ text }) =>
          words.some((word) => new RegExp(`\\b${word}\\b`, 'i').test(text)),
        );
        if (touched.length === 0) return 0;
        await using other = await openSqliteSearch(path, createOtherNames(...without));
        const [after, before] = [await judge(engine, touched), await judge(other, touched)];
        return (after.ndcg - before.ndcg) * touched.length;
      };
      const harmful: string[] = [];
      for (const line of synonyms) {
        const gain = await gainOf(line.names, [synonyms.filter((each) => each !== line), expansions]);
        if (gain < -maxLoss) harmful.push(`${line.names.join(', ')}: ${gain.toFixed(2)}`);
      }
      for (const line of expansions) {
        const gain = await gainOf(line.typed, [synonyms, expansions.filter((each) => each !== line)]);
        if (gain < -maxLoss) harmful.push(`${line.typed.join(', ')}: ${gain.toFixed(2)}`);
      }
      expect(harmful).toEqual([]);
      rmSync(folder, { recursive: true });
    },
    120_000,
  );
});

test('what holds only another name of a typed word is listed too', async () => {
  await using engine = await openSqliteSearch(':memory:');
  const documents = [
    aDocument('a/gp', { description: 'General practice lists' }),
    aDocument('a/triage', { description: 'Answers online' }),
    aDocument('a/other'),
  ];
  await engine.apply({ put: documents, remove: [], position: 1 });
  const { items } = await engine.search(aQuery('surgery online'));
  expect(items.map(({ name }) => name).sort()).toEqual(['gp', 'triage']);
});

test('a common word is no more telling as another name of a rare one', async () => {
  const otherNames = createOtherNames([], [{ typed: ['ingest'], also: ['data'] }]);
  await using engine = await openSqliteSearch(':memory:', otherNames);
  const common = Array.from({ length: 30 }, (_, at) => aDocument(`a/other${at}`, { readme: 'Holds data.' }));
  const documents = [
    aDocument('a/data', { description: 'Data' }),
    aDocument('a/scans', { description: 'Scans' }),
    ...common,
  ];
  await engine.apply({ put: documents, remove: [], position: 1 });
  const { items } = await engine.search(aQuery('ingest scans'));
  expect(items[0]?.name).toBe('scans');
});

test('a word that is typed twice counts once, alone and as part of a name', async () => {
  await using engine = await openSqliteSearch(':memory:');
  const documents = [
    aDocument('a/api', { description: 'An API' }),
    aDocument('a/proxy', { description: 'A proxy' }),
  ];
  await engine.apply({ put: documents, remove: [], position: 1 });
  const signals = async (typed: string) => {
    const { items } = await engine.search(aQuery(typed, { explain: true }));
    return items.find(({ name }) => name === 'api')?.reasons?.filter(({ text }) => text === 'api').length;
  };
  expect([await signals('api proxies'), await signals('api proxies for an api')]).toEqual([1, 1]);
});

describe('families of words', () => {
  test.each([
    ['registry', 'register', 'regist'],
    ['ophthalmologists', 'ophthalmology', 'ophthalm'],
    ['prescribing', 'prescriber', 'prescrib'],
  ])('%s and %s begin alike', (one, other, root) => {
    expect([familyRoot(one), familyRoot(other)]).toEqual([root, root]);
  });

  test('a short word has none', () => {
    expect([familyRoot('tables'), familyRoot('nhs'), familyRoot('general')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('are found where the word itself is not, and said to hold only some of the words', async () => {
    await using engine = await openSqliteSearch(':memory:');
    const documents = [
      aDocument('a/outbreaks', { description: 'Epidemiology records' }),
      aDocument('a/other'),
    ];
    await engine.apply({ put: documents, remove: [], position: 1 });
    const { items, corrected } = await engine.search(aQuery('epidemiologists '));
    expect(items.map(({ name, matched }) => [name, matched])).toEqual([['outbreaks', 'some']]);
    expect(corrected).toBeNull();
  });
});
