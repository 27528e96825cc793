import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { postgres } from '../../src/store/postgres/postgres.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import { aRepository } from '../builders.ts';

const script = fileURLToPath(new URL('save-in-a-loop.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'codehub-two-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('two processes on one SQLite file', () => {
  test('both write and read while the other saves', async () => {
    const path = join(folder, 'shared.db');
    const child = spawn(process.execPath, [script, path, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        if (/^\d+$/m.test(text.toString())) resolve(); // its first batch is committed
      });
    });
    await using store = await openStore(sqlite(path, { patienceMs: 300_000 }));
    for (let n = 0; n < 40; n += 1) {
      await store.saveRepositories({
        repositories: [aRepository({ evidence: { id: `git:${n}`, name: `mine-${n}` } })],
        blobs: [],
        at: '2026-11-23T06:00:00.000Z',
      });
      expect(await store.findRepository('sample-trust', `mine-${n}`)).toBeDefined();
    }
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const identities = await store.identities();
    expect(identities.filter(({ id }) => id.startsWith('git:'))).toHaveLength(40);
    expect(identities.length).toBeGreaterThan(40);
  });

  test('a reader sees the last commit while a writer is in the middle', async () => {
    const path = join(folder, 'read.db');
    await using store = await openStore(sqlite(path));
    const other = new Database(path);
    other.exec('begin immediate');
    expect(await store.identities()).toEqual([]);
    other.close();
  });

  test('a lock that is never given up is a conflict', async () => {
    const path = join(folder, 'locked.db');
    await using store = await openStore(sqlite(path, { patienceMs: 50 }));
    const other = new Database(path);
    other.exec('begin immediate');
    await expect(store.releaseLease({ name: 'a', holder: 'b' })).rejects.toMatchObject({ kind: 'conflict' });
    other.close();
    await store.releaseLease({ name: 'a', holder: 'b' });
  });
});

describe('a database that cannot be used is unreachable', () => {
  test('a file that is no database', async () => {
    const path = join(folder, 'letter.txt');
    writeFileSync(path, 'Dear reader, this is not a database. '.repeat(100));
    await expect(openStore(sqlite(path))).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining(path) as string,
    });
  });

  test('a path that is a folder, or below a file', async () => {
    mkdirSync(join(folder, 'a-folder'));
    writeFileSync(join(folder, 'a-file'), '');
    await expect(openStore(sqlite(join(folder, 'a-folder')))).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(openStore(sqlite(join(folder, 'a-file', 'hub.db')))).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    const path = join(folder, 'closed.db');
    writeFileSync(path, '');
    chmodSync(path, 0);
    await expect(openStore(sqlite(path))).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('a PostgreSQL that refuses, whose password is not repeated', async () => {
    const problem: unknown = await openStore(postgres('postgres://hub:s3cret@127.0.0.1:1/hub')).catch(
      (error: unknown) => error,
    );
    expect(problem).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('127.0.0.1:1/hub') as string,
    });
    expect(String((problem as Error).message)).not.toContain('s3cret');
  });
});
