import { describe, expect, test } from 'vitest';
import { openPlainSql } from '../../bench/search-plain-sql.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { corpusDocuments, corpusQueries } from './corpus.ts';
import { judge } from './judge.ts';
import { judgedDocuments, judgedQueries } from './judged-documents.ts';

describe('relevance', () => {
  test('of judged queries is high, and higher than plain bm25', async () => {
    await using engine = await openSqliteSearch(':memory:');
    await engine.apply({ put: judgedDocuments, remove: [], position: 1 });
    const ours = await judge(engine, judgedQueries, ({ name }) => name);
    const plain = await judge(openPlainSql(judgedDocuments), judgedQueries, ({ name }) => name);
    expect(ours.ndcg).toBeGreaterThan(plain.ndcg + 0.2);
    expect(ours.mrr).toBeGreaterThan(0.95);
    expect(ours.ndcg).toBeGreaterThan(0.93);
  });

  const documents = corpusDocuments();
  test.skipIf(!documents)(
    'of queries over real repositories is higher than plain bm25 (needs ../shared/corpus)',
    async () => {
      if (!documents) return;
      await using engine = await openSqliteSearch(':memory:');
      await engine.apply({ put: documents, remove: [], position: 1 });
      const ours = await judge(engine, corpusQueries, ({ fullName }) => fullName);
      const plain = await judge(openPlainSql(documents), corpusQueries, ({ fullName }) => fullName);
      expect(ours.ndcg).toBeGreaterThan(plain.ndcg + 0.05);
      expect(ours.mrr).toBeGreaterThan(0.85);
    },
  );
});
