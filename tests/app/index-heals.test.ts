import { copyFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import { aHarvestRun, aRepository } from '../builders.ts';
import { hubFolder, startHub, type Running } from '../cli/run-hub.ts';

const catalogue = `
policies: [nhs-osp-2022]
organisations:
  - { login: sample-trust, name: Sample Trust, bodyType: trust, nation: England }
`;
const repositories = 300;

let hub: Awaited<ReturnType<typeof hubFolder>>;
let server: Running;
let url: string;

beforeAll(async () => {
  hub = await hubFolder(catalogue);
  await using store = await openStore(sqlite(join(hub.folder, 'data', 'hub.sqlite')));
  await store.saveRepositories({
    repositories: Array.from({ length: repositories }, (_, id) =>
      aRepository({ evidence: { id: `github:${id}`, name: `board-${id}` } }),
    ),
    blobs: [],
    at: '2026-11-23T06:00:00.000Z',
  });
  await store.saveHarvest(aHarvestRun());
  server = startHub(['serve', '--no-harvest'], { folder: hub.folder, env: { PORT: '0' } });
  [url = ''] = /http:\/\/\S+:\d+/.exec(await server.says(/http:\/\/\S+:\d+/)) ?? [];
}, 60_000);
afterAll(async () => {
  server.child.kill('SIGTERM');
  await server.ended;
  await hub[Symbol.asyncDispose]();
});

const data = () => join(hub.folder, 'data');
const indexFile = () =>
  join(data(), readdirSync(data()).find((name) => /^search-[0-9a-f]{12}\.sqlite$/.test(name)) ?? 'none');
const search = () => fetch(`${url}/api/v1/repositories?q=board`);

function anotherVersion(): string {
  const path = join(hub.folder, 'other.sqlite');
  const db = new Database(path);
  db.exec('CREATE TABLE IF NOT EXISTS filler (text); PRAGMA user_version = 9999;');
  db.prepare('INSERT INTO filler VALUES (?)').run('x'.repeat(3_000_000));
  db.close();
  return path;
}

describe('an index that comes to harm while it is served', () => {
  test.each([
    ['removed', () => rmSync(indexFile())],
    [
      'removed with its log',
      () => ['', '-wal', '-shm'].map((end) => rmSync(indexFile() + end, { force: true })),
    ],
    ['cut short', () => truncateSync(indexFile(), 6_000)],
    ['replaced by text', () => writeFileSync(indexFile(), 'This is not an index. '.repeat(100_000))],
    ['zeroed', () => writeFileSync(indexFile(), Buffer.alloc(statSync(indexFile()).size))],
    ['of another version', () => copyFileSync(anotherVersion(), indexFile())],
  ])('%s, is built again, and never answers with less than there is', async (_, harm) => {
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    harm();
    for (;;) {
      const answer = await search();
      if (answer.status === 200) {
        expect(await answer.json()).toMatchObject({ total: repositories });
        if ((await fetch(`${url}/health/ready`)).status === 200) break;
      } else {
        expect(answer.status).toBe(503);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
    }
  });

  test('is not ready until it is whole again', async () => {
    rmSync(indexFile());
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    await expect.poll(async () => (await fetch(`${url}/health/ready`)).status, { timeout: 30_000 }).toBe(200);
    expect(await (await search()).json()).toMatchObject({ total: repositories });
  });
});
