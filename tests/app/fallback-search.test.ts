import { describe, expect, test } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { Problem } from '../../src/base/problem.ts';
import { withSearchServer } from '../../src/app/fallback-search.ts';
import type { SearchQuery, SearchResult, SuggestingEngine } from '../../src/search/search.ts';
import { noFacetCounts } from '../../src/search/search.ts';
import { aQuery } from '../search/a-document.ts';

const result = (total: number): SearchResult => ({
  ...{ total, page: 1, perPage: 20, tookMs: 0, items: [], facets: noFacetCounts() },
  ...{ corrected: null, suggestion: null, messages: [], nearest: null },
});

function setUp() {
  const at = { position: 5, now: 0 };
  const asked: number[] = [];
  let answer = (): Promise<SearchResult> => Promise.resolve(result(2));
  const embedded: SuggestingEngine = {
    position: () => Promise.resolve(at.position),
    apply: () => Promise.resolve(),
    search: () => Promise.resolve(result(1)),
    suggest: () => Promise.resolve([]),
    reset: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const server = {
    search: (_: SearchQuery, atLeast: number) => {
      asked.push(atLeast);
      return answer();
    },
  };
  const { engine, state } = withSearchServer(embedded, server, { log: silentLog, now: () => at.now });
  return { at, asked, engine, state, answerWith: (next: typeof answer) => (answer = next) };
}

const down = () => Promise.reject(new Problem('unreachable', 'It is down.'));

describe('a search with a server', () => {
  test('is answered by the server, and says nothing of it', async () => {
    const { engine, state } = setUp();
    expect(await engine.search(aQuery())).toEqual(result(2));
    expect(state?.()).toEqual({ answeredBy: 'meilisearch', because: null });
  });

  test('is answered by the embedded index when the server fails, and says so', async () => {
    const { engine, state, answerWith } = setUp();
    answerWith(down);
    const answer = await engine.search(aQuery());
    expect(answer).toMatchObject({ total: 1, fallback: expect.stringContaining('built-in index') as string });
    expect(state?.()).toEqual({ answeredBy: 'embedded', because: 'It is down.' });
  });

  test('leaves a server that failed alone for a while, then asks it again', async () => {
    const { at, asked, engine, state, answerWith } = setUp();
    answerWith(down);
    await engine.search(aQuery());
    await engine.search(aQuery());
    expect(asked).toHaveLength(1);
    at.now += 1_001;
    answerWith(() => Promise.resolve(result(2)));
    expect(await engine.search(aQuery())).toEqual(result(2));
    expect(state?.().answeredBy).toBe('meilisearch');
  });

  test('lets one request at a time try a server that failed', async () => {
    const { at, asked, engine, answerWith } = setUp();
    answerWith(down);
    await engine.search(aQuery());
    at.now += 1_001;
    await Promise.all([engine.search(aQuery()), engine.search(aQuery()), engine.search(aQuery())]);
    expect(asked).toHaveLength(2);
  });

  test('asks for what the embedded index has had for ten seconds, not for newer changes', async () => {
    const { at, asked, engine } = setUp();
    for (const [now, position] of [
      [0, 5],
      [4_000, 8],
      [10_000, 9],
      [14_000, 9],
      [20_000, 9],
    ] as const) {
      Object.assign(at, { now, position });
      await engine.search(aQuery());
    }
    expect(asked).toEqual([0, 0, 5, 8, 9]);
  });

  test('passes on what is no failure of the server', async () => {
    const { engine, answerWith } = setUp();
    answerWith(() => Promise.reject(new TypeError('a bug')));
    await expect(engine.search(aQuery())).rejects.toBeInstanceOf(TypeError);
  });
});
