import { describe, expect, test } from 'vitest';
import { openPlainSql } from '../../bench/search-plain-sql.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { corpusDocuments, corpusQueries } from './corpus.ts';
import { inOrder, judge } from './judge.ts';
import { judgedDocuments, judgedQueries } from './judged-documents.ts';
import { queryKinds, readJudgedQueries } from './judged-queries.ts';

const graded = (queries: readonly (readonly [string, readonly string[]])[]) =>
  queries.map(([text, wanted]) => ({ text, grades: inOrder(wanted) }));

describe('relevance', () => {
  test('of judged queries is high, and higher than plain bm25', async () => {
    await using engine = await openSqliteSearch(':memory:');
    await engine.apply({ put: judgedDocuments, remove: [], position: 1 });
    const ours = await judge(engine, graded(judgedQueries), ({ name }) => name);
    const plain = await judge(openPlainSql(judgedDocuments), graded(judgedQueries), ({ name }) => name);
    expect(ours.ndcg).toBeGreaterThan(plain.ndcg + 0.2);
    expect(ours.mrr).toBeGreaterThan(0.95);
    expect(ours.ndcg).toBeGreaterThan(0.93);
  });

  const documents = corpusDocuments();
  test.skipIf(!documents)(
    'is high for each kind of query over real repositories (../shared/corpus)',
    async () => {
      if (!documents) return;
      await using engine = await openSqliteSearch(':memory:');
      await engine.apply({ put: documents, remove: [], position: 1 });
      const queries = readJudgedQueries();
      const short = await judge(engine, graded(corpusQueries));
      expect(short.mrr).toBeGreaterThan(0.95);
      const first = queries.filter(({ kind }) => kind !== 'paraphrases');
      const all = await judge(engine, first);
      expect(all.mrr).toBeGreaterThan(0.91);
      expect(all.ndcg).toBeGreaterThan(0.9);
      const heldOut = await judge(
        engine,
        first.filter((query) => query.heldOut),
      );
      expect(heldOut.mrr).toBeGreaterThan(0.89);
      expect(heldOut.ndcg).toBeGreaterThan(0.87);
      for (const kind of queryKinds) {
        const { mrr } = await judge(
          engine,
          queries.filter((query) => query.kind === kind),
        );
        expect([kind, mrr]).toEqual([kind, expect.toSatisfy((value: number) => value > 0.75)]);
      }
    },
  );
});

describe('the judged queries', () => {
  const queries = readJudgedQueries();

  test('are many and long, a third of them sentences or questions', () => {
    const words = queries.reduce((sum, { text }) => sum + text.split(' ').length, 0);
    const sentences = queries.filter(({ kind }) => ['sentences', 'questions', 'paraphrases'].includes(kind));
    expect(queries.length).toBeGreaterThanOrEqual(120);
    expect(words / queries.length).toBeGreaterThanOrEqual(4);
    expect(sentences.length / queries.length).toBeGreaterThanOrEqual(1 / 3);
  });

  test('each have a known kind, and a grade from 1 to 3 for each repository', () => {
    for (const { kind, grades } of queries) {
      expect(queryKinds).toContain(kind);
      expect(grades.size).toBeGreaterThan(0);
      for (const grade of grades.values()) expect([1, 2, 3]).toContain(grade);
    }
  });
});
