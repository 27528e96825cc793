import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withMeaning } from '../../src/app/search-by-meaning.ts';
import { silentLog } from '../../src/base/log.ts';
import { embeddingService } from '../../src/search/meaning/embedding-service.ts';
import { openVectorIndex } from '../../src/search/meaning/vector-index.ts';
import type { SearchQuery, SuggestingEngine } from '../../src/search/search.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { findAlike } from '../../src/visibility/more-like-this.ts';
import { aDocument, aQuery } from '../search/a-document.ts';
import { send } from '../search/stand-in.ts';
import { embed, openService } from '../search/meaning/a-service.ts';

/** All share words with the query; only one, whose word nobody typed and which words put last, is about shifts. */
const documents = [
  ...Array.from({ length: 12 }, (_, at) =>
    aDocument(`trust/clinic-${at}`, { description: 'Plan the clinic of doctors', language: 'R' }),
  ),
  aDocument('trust/grommet', {
    readme: 'Grommet of a ward, with all its nurses and doctors',
    language: 'Python',
  }),
  aDocument('trust/kidney', { description: 'Dialysis' }),
];
const query = aQuery('plan shifts for doctors');

describe('a search with a service for embeddings', () => {
  const at = { now: 0 };
  let service: Awaited<ReturnType<typeof openService>>;
  let words: SuggestingEngine;
  let vectors: ReturnType<typeof openVectorIndex>;
  let engine: SuggestingEngine;
  let endBudget: () => void;

  beforeEach(async () => {
    at.now = 0;
    service = await openService();
    const embedder = embeddingService({ url: service.url, model: 'small', timeoutMs: 5_000 });
    words = await openSqliteSearch(':memory:');
    vectors = openVectorIndex(':memory:', 'all', embedder);
    const change = { put: documents, remove: [], position: 1 };
    await Promise.all([words.apply(change), vectors.apply(change)]);
    service.questions.length = 0;
    const budget = () => new Promise<void>((resolve) => (endBudget = resolve));
    engine = withMeaning(words, { embedder, vectors, log: silentLog, now: () => at.now, budget });
  });
  afterEach(async () => {
    await Promise.all([words, vectors, service].map((each) => each[Symbol.asyncDispose]()));
  });

  const names = async (by: SuggestingEngine, asked: SearchQuery = query) =>
    (await by.search(asked)).items.map(({ name }) => name);
  const withoutTime = async (by: SuggestingEngine, asked: SearchQuery = query) => ({
    ...(await by.search(asked)),
    tookMs: 0,
  });

  test('puts what means the same further up, and finds the same', async () => {
    const [before, after] = [await withoutTime(words), await withoutTime(engine)];
    expect(before.items.at(-1)?.name).toBe('grommet');
    expect(after.items.findIndex(({ name }) => name === 'grommet')).toBeLessThan(9);
    const sorted = (items: typeof before.items) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect({ ...after, items: sorted(after.items) }).toEqual({ ...before, items: sorted(before.items) });
    expect(service.texts()).toEqual(['plan shifts for doctors']);
  });

  test('gives pages of the one order, and asks once for all of them', async () => {
    const pages = [];
    for (const page of [1, 2, 3, 4]) pages.push(...(await names(engine, { ...query, page, perPage: 4 })));
    expect(pages).toEqual(await names(engine));
    await names(engine, aQuery('plan shifts for doctors language:python'));
    expect(service.questions).toHaveLength(1);
  });

  test.each([
    aQuery('doctors'),
    aQuery('"plan the clinic"'),
    aQuery('plan shifts doctors', { sort: 'name' }),
  ])('asks nothing for a search without meaning, which is as before', async (asked) => {
    expect(await withoutTime(engine, asked)).toEqual(await withoutTime(words, asked));
    expect(service.questions).toEqual([]);
  });

  test('asks nothing for what is like a repository', async () => {
    const like = { ...documents[0]!.item, readme: 'Plan the clinics of doctors, nurses and wards' };
    expect(await findAlike(engine, like, 3)).toEqual(await findAlike(words, like, 3));
    expect(service.questions).toEqual([]);
  });

  test.each<[string, typeof embed]>([
    ['is down', (_, res) => void res.destroy()],
    ['has too much to do', (_, res) => send(res, {}, 429)],
    ['answers nonsense', (_, res) => void res.end('<p>')],
    ['has another dimension', (_, res) => send(res, { data: [{ index: 0, embedding: [1] }] })],
  ])('is answered by words, and says so, when the service %s', async (_, answer) => {
    service.answerWith(answer);
    const { fallback, ...result } = await withoutTime(engine);
    expect(result).toEqual(await withoutTime(words));
    expect(fallback).toMatch(/order of their words: none are missing/);
  });

  test('does not wait for a slow service, and takes its answer when it comes', async () => {
    let answerLate = () => {};
    service.answerWith((question, res) => (answerLate = () => embed(question, res)));
    const first = withoutTime(engine);
    await expect.poll(() => service.questions.length).toBe(1);
    endBudget();
    expect((await first).fallback).toBeDefined();
    answerLate();
    await expect.poll(async () => (await engine.search(query)).fallback).toBeUndefined();
    expect(await names(engine)).not.toEqual(await names(words));
    expect(service.questions).toHaveLength(1);
  });

  test('leaves a failing service alone for a while, then asks again', async () => {
    service.answerWith((_, res) => send(res, {}, 500));
    await engine.search(query);
    await engine.search(aQuery('plan wards for doctors'));
    expect(service.questions).toHaveLength(1);
    service.answerWith(embed);
    at.now = 1_001;
    expect((await engine.search(query)).fallback).toBeUndefined();
    expect((await engine.search(aQuery('plan wards for doctors'))).fallback).toBeUndefined();
    expect(service.questions).toHaveLength(3);
  });

  test('says that meaning counted, where it is asked why', async () => {
    const { items } = await engine.search({ ...query, explain: true });
    for (const { reasons = [] } of items)
      expect(reasons.at(-1)).toEqual({ signal: 'meaning', text: '', fields: [] });
  });
});
