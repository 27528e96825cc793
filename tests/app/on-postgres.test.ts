import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleEstate, startSampleForge, type SampleForge } from '../../simulator/simulator.ts';
import { hubFolder, runHub, startHub } from '../cli/run-hub.ts';
import { startPostgres, type PostgresServer } from '../store/postgres-server.ts';

const catalogue = `
policies: [nhs-osp-2022]
organisations:
  - { login: sample-nhs-trust, name: Sample Trust, bodyType: trust, nation: England }
  - { login: sample-health-technology, name: Sample Technology, bodyType: arms-length-body, nation: England }
`;

type Hub = Awaited<ReturnType<typeof hubFolder>> & { env: Record<string, string> };

let forge: SampleForge;
let postgres: PostgresServer;
let hubs: { sqlite: Hub; postgres: Hub };

beforeAll(async () => {
  forge = await startSampleForge({ estate: sampleEstate({ now: new Date() }) });
  postgres = await startPostgres();
  const env = { GITHUB_API_URL: forge.apiUrl, GITHUB_TOKEN: 'sample', PORT: '0' };
  hubs = {
    sqlite: { ...(await hubFolder(catalogue)), env },
    postgres: { ...(await hubFolder(catalogue)), env: { ...env, DATABASE_URL: postgres.url } },
  };
}, 60_000);
afterAll(async () => {
  await forge[Symbol.asyncDispose]();
  await postgres.stop();
  for (const hub of Object.values(hubs)) await hub[Symbol.asyncDispose]();
});

const onBoth = async <T>(ask: (hub: Hub) => Promise<T>): Promise<[T, T]> => [
  await ask(hubs.sqlite),
  await ask(hubs.postgres),
];

/** What a running hub answers to reading; times of its own left out. */
async function answers(hub: Hub, paths: readonly string[]): Promise<unknown[]> {
  const { child, ended, says } = startHub(['serve', '--no-harvest'], hub);
  const [base = ''] = /http:\/\/[^\s/]+:\d+/.exec(await says(/http:\/\/\S+:\d+/)) ?? [];
  const read = await Promise.all(
    paths.map(async (path) => {
      const answer = await fetch(`${base}${path}`);
      const { tookMs: _, ...body } = (await answer.json()) as Record<string, unknown>;
      return { status: answer.status, body: withoutTimes(body) };
    }),
  );
  child.kill('SIGTERM');
  await ended;
  return read;
}

function withoutTimes(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      /^(?:at|observedAt|firstSeenAt|listedAt|reconciledAt|since)$/.test(key) ? undefined : inner,
    ),
  );
}

describe('a hub on PostgreSQL', () => {
  test('harvests, and a second time finds nothing new, as on SQLite', async () => {
    const run = async (hub: Hub) =>
      JSON.parse((await runHub(['harvest', '--json'], hub)).out) as { counts: object };
    const [one, other] = await onBoth(run);
    expect(other.counts).toEqual(one.counts);
    const [again, otherAgain] = await onBoth(run);
    expect(otherAgain.counts).toEqual(again.counts);
    expect(otherAgain.counts).toMatchObject({ changed: 0 });
  });

  test('exports the same', async () => {
    const [one, other] = await onBoth(async (hub) => {
      await runHub(['export', 'jsonl', '-o', 'estate.jsonl'], hub);
      const lines = (await readFile(join(hub.folder, 'estate.jsonl'), 'utf8')).trim().split('\n');
      return lines.map((line) => withoutTimes(JSON.parse(line)));
    });
    expect(one.length).toBeGreaterThan(10);
    expect(other).toEqual(one);
  });

  test('answers the same', async () => {
    const [one, other] = await onBoth((hub) =>
      answers(
        hub,
        [
          ...['repositories?q=fhir', 'repositories?licence=MIT&sort=name&perPage=100', 'organisations'],
          ...['organisations/sample-nhs-trust', 'compliance', 'compliance/history', 'templates'],
        ].map((path) => `/api/v1/${path}`),
      ),
    );
    expect(other).toEqual(one);
    expect(one).toMatchObject([
      { status: 200, body: { items: expect.any(Array) as unknown } },
      {},
      {},
      {},
      {},
      {},
      {},
    ]);
  });
});
