import { describe, expect, test } from 'vitest';
import { ask, forgeOf, post } from './support.ts';
import type { SampleForge } from '../../simulator/simulator.ts';

const listing = `query Listing($first: Int = 10) { organization(login: "sample-org") { repositories(first: $first) {
  totalCount nodes { name defaultBranchRef { name } repositoryTopics(first: 1) { nodes { id } } } } } }`;

type Listed = { name: string; defaultBranchRef: object | null } | null;

async function listed(
  forge: SampleForge,
): Promise<{ nodes: Listed[]; errors: { type: string; path: unknown[] }[] }> {
  const { data, errors = [] } = await ask(forge, listing);
  return { nodes: data.organization.repositories.nodes, errors };
}

describe('faults that answer in place of the forge', () => {
  test.each([
    [{ kind: 'secondary-limit-403', retryAfterSeconds: 60 }, 403, '60', 'secondary rate limit'],
    [{ kind: 'secondary-limit-403' }, 403, null, 'secondary rate limit'],
    [{ kind: 'secondary-limit-graphql-200' }, 200, null, 'secondary rate limit'],
    [{ kind: '429-retry-after', retryAfterSeconds: 2 }, 429, '2', 'secondary rate limit'],
    [{ kind: 'primary-limit' }, 200, null, '"type":"RATE_LIMITED"'],
    [{ kind: 'rate-limit-error-type' }, 200, null, '"code":"graphql_rate_limit"'],
    [{ kind: 'bad-gateway' }, 502, null, 'Something went wrong'],
    [{ kind: 'empty-body' }, 200, null, ''],
  ] as const)('%o', async (fault, status, retryAfter, text) => {
    await using forge = await forgeOf(2, { faults: [{ ...fault, times: 1 }] });
    const response = await post(forge, { query: listing });
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, retryAfter]);
    const body = await response.text();
    expect(body).toContain(text);
    expect(body === '').toBe(fault.kind === 'empty-body');
    expect(forge.requests.recent[0]).toMatchObject({ kind: 'graphql:Listing', fault: fault.kind });
    expect((await listed(forge)).nodes).toHaveLength(2);
  });

  test('a spent budget says when it is full again', async () => {
    const now = new Date('2026-06-01T12:00:00Z');
    await using forge = await forgeOf(1, {
      faults: [{ kind: 'primary-limit', retryAfterSeconds: 90 }],
      clock: () => now,
    });
    const { headers } = await post(forge, { query: listing });
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(headers.get('x-ratelimit-reset'))).toBe(now.getTime() / 1000 + 90);
  });

  test('REST gets its own forms, and no faults of GraphQL', async () => {
    await using forge = await forgeOf(1, {
      faults: [{ kind: 'null-nodes' }, { kind: 'bad-gateway', times: 1 }],
    });
    const get = () => fetch(`${forge.apiUrl}/repos/sample-org/r1`);
    const broken = await get();
    expect([broken.status, broken.headers.get('content-type')]).toEqual([502, 'text/html']);
    forge.faults.add({ kind: 'primary-limit', times: 1 });
    expect((await get()).status).toBe(403);
    expect((await get()).status).toBe(200);
  });
});

describe('faults that spoil an answer', () => {
  test('a body can be cut and look whole to HTTP', async () => {
    await using forge = await forgeOf(3, { faults: [{ kind: 'cut-body' }] });
    const response = await post(forge, { query: listing });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toMatch(/^\{"data"/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  test.each(['cut-connection', 'drop-connection'] as const)('%s fails to be read', async (kind) => {
    await using forge = await forgeOf(3, { faults: [{ kind }] });
    await expect(post(forge, { query: listing }).then((response) => response.text())).rejects.toThrow();
  });

  test('elements can be null without a word', async () => {
    await using forge = await forgeOf(4, { faults: [{ kind: 'null-nodes' }] });
    const { nodes, errors } = await listed(forge);
    expect(nodes.map((node) => node?.name)).toEqual(['r1', undefined, 'r3', 'r4']);
    expect(errors).toEqual([]);
  });

  test('resource limits leave elements and fields null, and name one place only', async () => {
    await using forge = await forgeOf(6, { faults: [{ kind: 'resource-limits-partial' }] });
    const { nodes, errors } = await listed(forge);
    expect(nodes.map((node) => node?.name)).toEqual(['r1', 'r2', 'r3', 'r4', undefined, 'r6']);
    expect(nodes.map((node) => node?.defaultBranchRef === null)).toEqual([
      false,
      false,
      false,
      true,
      false,
      true,
    ]);
    expect(errors).toMatchObject([{ type: 'RESOURCE_LIMITS_EXCEEDED' }]);
    expect(errors[0]?.path.slice(0, 3)).toEqual(['organization', 'repositories', 'nodes']);
  });

  test('a slow answer comes after its delay', async () => {
    await using forge = await forgeOf(1, { faults: [{ kind: 'slow', delayMs: 30_000 }] });
    const authorization = 'Bearer secret';
    const signal = AbortSignal.timeout(100);
    const init = {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify({ query: listing }),
      signal,
    };
    await expect(fetch(`${forge.apiUrl}/graphql`, init)).rejects.toThrow(/timeout/);
  });
});

describe('the plan of faults', () => {
  const statuses = async (forge: SampleForge, count: number) => {
    const found: number[] = [];
    for (let index = 0; index < count; index++) found.push((await post(forge, { query: listing })).status);
    return found;
  };

  test('hits every n-th request after so many, so many times', async () => {
    await using forge = await forgeOf(1, { faults: [{ kind: 'bad-gateway', after: 1, every: 2, times: 2 }] });
    expect(await statuses(forge, 7)).toEqual([200, 502, 200, 502, 200, 200, 200]);
  });

  test('hits only pages larger than asked', async () => {
    await using forge = await forgeOf(1, { faults: [{ kind: 'bad-gateway', pageSizeOver: 25 }] });
    const status = async (first: number) =>
      (await post(forge, { query: listing, variables: { first } })).status;
    expect([await status(50), await status(25), await status(26)]).toEqual([502, 200, 502]);
  });

  test('hits only kinds that match, and ends when told to', async () => {
    await using forge = await forgeOf(1);
    const end = forge.faults.add({ kind: 'bad-gateway', match: /Listing/ });
    expect((await post(forge, { query: '{ viewer { login } }' })).status).toBe(200);
    expect(await statuses(forge, 1)).toEqual([502]);
    end();
    expect(await statuses(forge, 1)).toEqual([200]);
  });
});
