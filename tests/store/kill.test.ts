import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { postgres } from '../../src/store/postgres/postgres.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { aBlob } from '../builders.ts';
import { startPostgres } from './postgres-server.ts';
import type { PostgresServer } from './postgres-server.ts';

const script = fileURLToPath(new URL('save-in-a-loop.ts', import.meta.url));

describe('a harvest killed in the middle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'codehub-kill-'));
  const path = join(folder, 'hub.db');
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('leaves whole batches in SQLite, all of those it had reported, twenty times', async () => {
    await killAndLook(20, path, () => openStore(sqlite(path)));
    const database = new Database(path, { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });

  test('leaves whole batches in PostgreSQL, all of those it had reported', async () => {
    await killAndLook(5, server.url, () => openStore(postgres(server.url)));
  });
});

async function killAndLook(times: number, place: string, open: () => Promise<Store>): Promise<void> {
  let next = 0;
  for (let time = 0; time < times; time += 1) {
    const reported = await saveUntilKilled(place, next);
    await using store = await open();
    next = await expectWholeBatches(store, reported);
  }
  expect(next).toBeGreaterThanOrEqual(times); // each process had committed at least one batch when it was killed
}

/** The number of the last batch that the process reported as committed. */
async function saveUntilKilled(place: string, first: number): Promise<number> {
  const child = spawn(process.execPath, [script, place, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const closed = new Promise((resolve) => child.once('close', resolve));
  const committed = new Promise<void>((resolve) => {
    child.stdout.on('data', () => {
      if (/^\d+$/m.test(output)) resolve();
    });
  });
  await Promise.race([committed, closed]);
  await setTimeout(Math.random() * 60); // so that the kill falls anywhere in a batch; nothing below depends on it
  child.kill('SIGKILL');
  await closed;
  expect(child.signalCode, output).toBe('SIGKILL');
  const lines = output.split('\n').slice(1, -1).map(Number); // the last line may be cut
  return lines.at(-1) ?? first - 1;
}

/** Looks at everything that is stored and returns the number of the batch to go on with. */
async function expectWholeBatches(store: Store, reported: number): Promise<number> {
  const identities = await store.identities();
  const batches = Map.groupBy(identities, ({ id }) => Number(id.slice('github:'.length).split('-')[0]));
  const newest = batches.size - 1;
  expect(newest).toBeGreaterThanOrEqual(reported);
  expect(newest).toBeLessThanOrEqual(reported + 1);
  expect([...batches.keys()].sort((one, other) => one - other)).toEqual([...Array(newest + 1).keys()]);
  for (const repositories of batches.values()) expect(repositories).toHaveLength(10);

  const oids = [...batches.keys()].map((batch) => aBlob({ text: `# Batch ${batch}\n` }).oid);
  expect((await store.knownBlobs(oids)).size).toBe(batches.size);
  expect((await store.findSyncState('sample-trust'))?.forge).toBe(newest < 0 ? undefined : newest);
  expect((await store.recentEvents(1_000_000)).length).toBe(identities.length);
  expect((await store.compliance({})).organisations[0]?.repositories ?? 0).toBe(identities.length);
  const { total } = await store.findings({ check: 'has-licence', limit: 1, offset: 0 });
  expect(total).toBe(identities.length);
  expect((await store.changesSince(0, { limit: 1 })).caughtUp).toBe(identities.length <= 1);
  return newest + 1;
}
