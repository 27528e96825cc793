import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMeilisearch } from '../../src/search/meilisearch/meilisearch.ts';
import { aDocument, aQuery } from './a-document.ts';
import { hasProgram, namedServer, noServer, OwnServer } from './a-meilisearch.ts';
import { engineContract } from './engine.contract.ts';

const named = namedServer();
const own = !named && hasProgram() ? new OwnServer() : undefined;

const open = (content = randomBytes(6).toString('hex')) => {
  const { url = '', key } = named ?? own?.access ?? {};
  return openMeilisearch({ url, writeKey: key, searchTimeoutMs: 10_000 }, [database, content]);
};
const database = randomBytes(4).toString('hex');

describe.skipIf(!named && !own)(`a Meilisearch server (${noServer})`, () => {
  beforeAll(() => own?.start());
  afterAll(async () => {
    await using last = open('last');
    await last.reset();
    await last.tidy();
    await own?.[Symbol.asyncDispose]();
  });

  engineContract('Meilisearch', async () => {
    const engine = open();
    await engine.reset();
    return engine;
  });

  test('has position 0 while it holds no index, and answers no search meanwhile', async () => {
    await using engine = open();
    expect(await engine.position()).toBe(0);
    await expect(engine.search(aQuery('kidney'))).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('keeps what was put for the next process', async () => {
    const content = randomBytes(6).toString('hex');
    await using first = open(content);
    await first.apply({ put: [aDocument('nhs/a')], remove: [], position: 4 });
    await using second = open(content);
    expect(await second.position()).toBe(4);
    await second.apply({ put: [aDocument('nhs/b')], remove: [], position: 5 });
    expect(await second.search(aQuery())).toMatchObject({ total: 2 });
  });

  test('is made anew when it was filled without our settings', async () => {
    await using engine = open();
    await engine.apply({ put: [aDocument('nhs/a')], remove: [], position: 4 });
    const { url = '', key } = named ?? own?.access ?? {};
    const headers = {
      'Content-Type': 'application/json',
      ...(key ? { Authorization: `Bearer ${key}` } : {}),
    };
    const { results } = (await (await fetch(`${url}/indexes?limit=1000`, { headers })).json()) as {
      results: { uid: string; createdAt: string }[];
    };
    const newest = results.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]?.uid ?? '';
    await fetch(`${url}/indexes/${newest}/settings`, { method: 'DELETE', headers });
    while ((await engine.position()) !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await engine.apply({ put: [aDocument('nhs/b')], remove: [], position: 5 });
    expect(await engine.search(aQuery())).toMatchObject({ total: 1, items: [{ name: 'b' }] });
  });

  test('takes a name of four words or more, and what it is short for', async () => {
    await using engine = open();
    const put = [
      aDocument('nhs/scores', { description: 'Quality and outcomes framework' }),
      aDocument('nhs/qof-codes'),
      aDocument('nhs/other', { description: 'Outcomes and quality' }),
    ];
    await engine.apply({ put, remove: [], position: 1 });
    for (const text of ['quality and outcomes framework', 'qof']) {
      const { items } = await engine.search(aQuery(text));
      expect(items.map(({ name }) => name).sort()).toEqual(['qof-codes', 'scores']);
    }
  });
});
