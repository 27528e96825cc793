import { describe, expect, test } from 'vitest';
import { likenessWords } from '../../src/search/search.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { findAlike } from '../../src/visibility/more-like-this.ts';
import { corpusDocuments } from './corpus.ts';
import { aDocument } from './a-document.ts';
import { inOrder, judge } from './judge.ts';
import { judgedLikeness } from './judged-likeness.ts';

describe('repositories like one', () => {
  const documents = corpusDocuments();
  test.skipIf(!documents)('are those that people judged alike (../shared/corpus)', async () => {
    if (!documents) return;
    await using engine = await openSqliteSearch(':memory:');
    await engine.apply({ put: documents, remove: [], position: 1 });
    const byName = new Map(documents.map((document) => [document.item.fullName, document]));
    const queries = judgedLikeness.map(([text, wanted]) => ({ text, grades: inOrder(wanted) }));
    const { mrr, ndcg } = await judge(
      {
        async search(query) {
          const document = byName.get(query.text);
          if (!document) throw new Error(`${query.text} is not in the corpus.`);
          const items = await findAlike(engine, { ...document.item, readme: document.readme }, 10);
          return { ...(await engine.search({ ...query, text: '' })), items };
        },
      },
      queries,
    );
    expect(mrr).toBeGreaterThan(0.95);
    expect(ndcg).toBeGreaterThan(0.8);
  });

  test('never are the repository itself, and none are found for one without words', async () => {
    await using engine = await openSqliteSearch(':memory:');
    const [one, other] = ['a/ward-board', 'b/ward-beds'].map((name) =>
      aDocument(name, { readme: 'Free beds.' }),
    );
    if (!one || !other) return expect.fail();
    await engine.apply({ put: [one, other], remove: [], position: 1 });
    const found = await findAlike(engine, { ...one.item, readme: one.readme }, 5);
    expect(found.map(({ fullName }) => fullName)).toEqual(['b/ward-beds']);
    const empty = { id: 'x', name: '1', topics: [], description: null, readme: '' };
    expect(await findAlike(engine, empty, 5)).toEqual([]);
  });
});

test('words of a repository are telling ones, its name first, and never operators', () => {
  const likeness = likenessWords({
    name: 'NHSRplotthedots',
    topics: ['spc-charts'],
    description: 'An R package to OR NOT "plot" the -dots: README',
    readme: `# Installation ${'Run charts. '.repeat(40)} far away`,
  });
  const [head, opening] = likeness;
  expect(head.slice(0, 3)).toEqual(['rplotthedots', 'nhsr', 'plotthedots']);
  expect(opening).toContain('charts');
  expect(opening).not.toContain('installation');
  expect(likeness.flat().join(' ')).toMatch(/^[a-z0-9 ]+$/);
});
