import { afterEach, describe, expect, test } from 'vitest';
import type { RequestLimits } from '../../../src/forge/http/request-limits.ts';
import type { Fault } from '../../../simulator/server/faults.ts';
import { estateOf, listed, listing, never, open, quickLimits, sampleForge } from './harvesting.ts';
import { startProxy } from './proxy.ts';

let closing: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of closing) await each[Symbol.asyncDispose]();
  closing = [];
});

async function start(faults: Fault[], limits: Partial<RequestLimits> = {}) {
  const sample = await sampleForge(estateOf(60), { faults });
  const forge = open({ apiUrl: sample.apiUrl, limits: { ...quickLimits, ...limits } });
  closing.push(forge, sample);
  return { sample, forge };
}

const login = 'sample-trust';

describe('whatever goes wrong for a while, the listing is whole', () => {
  const passing: [string, Fault[]][] = [
    ['a secondary limit as 403', [{ kind: 'secondary-limit-403', after: 1, times: 2 }]],
    ['a secondary limit as GraphQL 200', [{ kind: 'secondary-limit-graphql-200', after: 1, times: 2 }]],
    ['429 with retry-after', [{ kind: '429-retry-after', after: 1, times: 1 }]],
    ['a primary limit', [{ kind: 'primary-limit', after: 1, times: 1 }]],
    ['the newer error type', [{ kind: 'rate-limit-error-type', after: 1, times: 1 }]],
    ['502 three times', [{ kind: 'bad-gateway', times: 3 }]],
    ['502 for pages over 8', [{ kind: 'bad-gateway', pageSizeOver: 8, match: /Page/ }]],
    ['resource limits over 8', [{ kind: 'resource-limits-partial', pageSizeOver: 8, match: /Page/ }]],
    ['500 for pages over 8', [{ kind: 'server-error', pageSizeOver: 8, match: /Page/ }]],
    ['503 that says when to come again', [{ kind: 'service-unavailable', retryAfterSeconds: 1, times: 1 }]],
    ['too many nodes over 8', [{ kind: 'too-many-nodes', pageSizeOver: 8, match: /Page/ }]],
    ['a cursor that is refused', [{ kind: 'cursor-refused', match: /Page/, after: 1, times: 1 }]],
    ['bodies cut short for pages over 8', [{ kind: 'cut-body', pageSizeOver: 8, match: /Page/ }]],
    ['bodies cut short', [{ kind: 'cut-body', every: 2, times: 6 }]],
    ['connections cut in the body', [{ kind: 'cut-connection', every: 2, times: 6 }]],
    ['empty bodies', [{ kind: 'empty-body', times: 3 }]],
    ['connections dropped', [{ kind: 'drop-connection', every: 3, times: 4 }]],
  ];
  test.each(passing)('%s', async (_, faults) => {
    const { forge } = await start(faults);
    const { names, faults: found, repositories } = await listed(forge, login);
    expect(new Set(names).size).toBe(60);
    expect(names).toHaveLength(60);
    expect(found).toEqual([]);
    expect(repositories.every(({ tree, head }) => tree?.length === 2 && head)).toBe(true);
  });

  test('a slow answer is given up and asked for in smaller parts', async () => {
    const faults: Fault[] = [{ kind: 'slow', delayMs: 600_000, pageSizeOver: 20, match: /Page/ }];
    const { forge } = await start(faults, { timeoutMs: 2_000 });
    expect((await listed(forge, login)).names).toHaveLength(60);
  });

  test('retries and waits are counted', async () => {
    const { forge } = await start([{ kind: 'empty-body', times: 2 }], { backOffMs: 20 });
    await listed(forge, login);
    const { retries, waitedMs, requests, points, bytes } = forge.usage();
    expect(retries).toBe(2);
    expect(waitedMs).toBeGreaterThan(0);
    expect(requests).toEqual({ 'graphql-survey': 3, 'graphql-listing': 2 });
    expect([points, bytes > 10_000]).toEqual([3, true]);
  });
});

describe('what stays wrong ends the listing with its reason', () => {
  test('GitHub is down', async () => {
    const { sample, forge } = await start([{ kind: 'bad-gateway' }]);
    await expect(listed(forge, login)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(sample.requests.total).toBeLessThan(12);
  });

  test('GitHub goes down half way: what was listed stands, the rest is not claimed', async () => {
    const { forge } = await start([{ kind: 'drop-connection', after: 2 }]);
    const pages = forge.list({ login, cursor: null }, listing())[Symbol.asyncIterator]();
    const first = await pages.next();
    expect(first.value.repositories).toHaveLength(50);
    await expect(pages.next()).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('a limit longer than our wait says when it ends and holds all requests back', async () => {
    const faults: Fault[] = [{ kind: 'primary-limit', retryAfterSeconds: 3_600, times: 1 }];
    const { sample, forge } = await start(faults);
    await expect(listed(forge, login)).rejects.toMatchObject({
      kind: 'rate-limited',
      message: expect.stringMatching(/until \d+ \w+ \d{4} at \d\d:\d\d UTC/) as string,
    });
    await expect(listed(forge, login)).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(sample.requests.total).toBe(1);
  });

  test('a refused token is said to be that, not shown, and not sent again', async () => {
    const { sample } = await start([]);
    const forge = open({ apiUrl: sample.apiUrl, token: 'wrong-token-abc' });
    const failure = await listed(forge, login).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/refused the token in GITHUB_TOKEN, or it has expired/) as string,
    });
    expect(JSON.stringify(failure)).not.toContain('wrong-token-abc');
    await expect(listed(forge, login)).rejects.toBe(failure);
    expect(sample.requests.total).toBe(1);
  });

  test('nobody there', async () => {
    const forge = open({ apiUrl: 'http://127.0.0.1:9' });
    await expect(listed(forge, login)).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

test('while one request is penalised, no other is sent', async () => {
  const sample = await sampleForge(estateOf(60), { faults: [{ kind: '429-retry-after', times: 1 }] });
  let now = Date.now();
  const held = Promise.withResolvers<void>();
  const twoWait = Promise.withResolvers<void>();
  let waiting = 0;
  const sleep = async () => {
    if (++waiting === 2) twoWait.resolve();
    await held.promise;
  };
  const limits = { ...quickLimits, concurrency: 1 };
  const forge = open({ apiUrl: sample.apiUrl, clock: () => new Date(now), sleep, limits });
  closing.push(forge, sample);
  const lists = Array.from({ length: 4 }, () => listed(forge, login));
  await twoWait.promise;
  expect(sample.requests.total).toBe(1);
  now += 1_001;
  held.resolve();
  expect((await Promise.all(lists)).map(({ names }) => names.length)).toEqual([60, 60, 60, 60]);
});

test('the last part of the budget is left alone', async () => {
  const sample = await sampleForge(estateOf(60), { limits: { graphql: 100, windowSeconds: 7_200 } });
  const forge = open({ apiUrl: sample.apiUrl, limits: { ...quickLimits, reserve: 0.98 } });
  closing.push(forge, sample);
  await expect(listed(forge, login)).rejects.toMatchObject({ kind: 'rate-limited' });
  expect(sample.requests.total).toBe(2);
});

describe('stopping', () => {
  test.each([
    ['while waiting for a limit', { kind: 'secondary-limit-403', retryAfterSeconds: 600 }],
    ['while waiting for an answer', { kind: 'slow', delayMs: 600_000 }],
    ['while waiting to try again', { kind: 'empty-body' }],
  ] as [string, Fault][])('%s is at once, with the reason given', async (_, fault) => {
    const { sample, forge } = await start([fault], { backOffMs: 600_000 });
    const stop = new AbortController();
    const reason = new Error('stopped by a person');
    const listing = expect(listed(forge, login, null, { signal: stop.signal })).rejects.toBe(reason);
    await expect.poll(() => sample.requests.total).toBe(1);
    setTimeout(() => stop.abort(reason), 100); // by now it waits; if not, it stops all the same
    await listing;
    expect(sample.requests.total).toBe(1);
  });

  test('closing the adapter ends what is in flight', async () => {
    const { sample, forge } = await start([{ kind: 'slow', delayMs: 600_000 }]);
    const running = expect(listed(forge, login)).rejects.toThrow(/abort/i);
    await expect.poll(() => sample.requests.total).toBe(1);
    await forge[Symbol.asyncDispose]();
    await running;
  });
});

describe('single repositories that GitHub cannot give', () => {
  /** Fails whenever the answer would hold `marker` of a given repository. */
  async function poisoned(marker: RegExp) {
    const sample = await sampleForge(estateOf(60));
    const proxy = await startProxy(sample.apiUrl, (_, answer) =>
      marker.test(answer.body) ? { ...answer, status: 502, body: '<html>502</html>' } : undefined,
    );
    const forge = open({ apiUrl: proxy.url });
    closing.push(forge, proxy, sample);
    return { sample, forge };
  }

  test('one that fails with its files comes without them, as a fault, and is tried again', async () => {
    const { sample, forge } = await poisoned(/poison\.txt/);
    sample.estate.push('sample-trust/repository-30', { 'poison.txt': 'x' });
    const { names, faults, repositories, cursor } = await listed(forge, login);
    expect(new Set(names).size).toBe(60);
    expect(faults).toMatchObject([
      { subject: 'sample-trust/repository-30', problem: { kind: 'unreachable' } },
    ]);
    expect(repositories.find(({ name }) => name === 'repository-30')).toMatchObject({ tree: undefined });
    expect(repositories.filter(({ tree }) => tree === undefined)).toHaveLength(1);
    sample.estate.push('sample-trust/repository-30', { 'poison.txt': null, 'cured.txt': 'x' });
    expect(await forge.checkForChanges([{ login, cursor }], never)).toMatchObject([{ state: 'changed' }]);
    const again = await listed(forge, login, cursor);
    expect(again.repositories).toMatchObject([{ name: 'repository-30', tree: expect.any(Array) as unknown }]);
    expect(await forge.checkForChanges([{ login, cursor: again.cursor }], never)).toMatchObject([
      { state: 'unchanged' },
    ]);
  });

  test('one that fails even without its files is skipped with its reason', async () => {
    const { sample, forge } = await poisoned(/a poisonous description/);
    sample.estate.edit('sample-trust/repository-7', { description: 'a poisonous description' });
    const { names, faults } = await listed(forge, login);
    expect(names).toHaveLength(59);
    expect(faults).toMatchObject([
      { subject: 'sample-trust/repository-7', problem: { kind: 'unreachable' } },
    ]);
  });

  test('one that changed and fails does not keep the others from coming', async () => {
    const { sample, forge } = await poisoned(/poison\.txt/);
    const { cursor } = await listed(forge, login);
    for (const name of ['repository-1', 'repository-2', 'repository-3'])
      sample.estate.push(`sample-trust/${name}`, {
        [name === 'repository-2' ? 'poison.txt' : 'new.txt']: 'x',
      });
    const { names, faults } = await listed(forge, login, cursor);
    expect(names.sort()).toEqual(['repository-1', 'repository-2', 'repository-3']);
    expect(faults).toMatchObject([{ subject: 'sample-trust/repository-2' }]);
  });

  test('null nodes are asked for by name, and come in the same listing', async () => {
    const { forge } = await start([{ kind: 'null-nodes' }]);
    const { names, faults, cursor } = await listed(forge, login);
    expect([new Set(names).size, names.length, faults]).toEqual([60, 60, []]);
    expect(await forge.checkForChanges([{ login, cursor }], never)).toMatchObject([{ state: 'changed' }]);
  });

  test('a field that could not be told is not collected, which is not the same as absent', async () => {
    const sample = await sampleForge(estateOf(2));
    const proxy = await startProxy(sample.apiUrl, ({ query }, answer) => {
      if (!query?.includes('query Page')) return undefined;
      const body = JSON.parse(answer.body) as {
        data: { repositoryOwner: { repositories: { nodes: Record<string, unknown>[] } } };
      };
      Object.assign(body.data.repositoryOwner.repositories.nodes[1] ?? {}, { licenseInfo: null });
      const path = ['repositoryOwner', 'repositories', 'nodes', 1, 'licenseInfo'];
      return { ...answer, body: JSON.stringify({ ...body, errors: [{ message: 'Internal', path }] }) };
    });
    const forge = open({ apiUrl: proxy.url });
    closing.push(forge, proxy, sample);
    const { repositories, faults } = await listed(forge, login);
    expect(repositories.map(({ forgeLicence }) => forgeLicence)).toEqual([expect.anything(), undefined]);
    expect(faults).toMatchObject([{ subject: 'sample-trust/repository-2' }]);
  });
});
