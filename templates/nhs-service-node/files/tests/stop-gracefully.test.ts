import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Starts the service as a process of its own, and waits for a line of its log. */
async function start(environment: Record<string, string>) {
  const service = spawn(process.execPath, [main], { env: { ...process.env, ...environment } });
  let log = '';
  service.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  service.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  return { service, log: () => log, ended: once(service, 'exit') };
}

test('stops when it is asked to, with exit code 0', { skip: process.platform === 'win32' }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'service-'));
  t.after(() => rm(folder, { recursive: true }));
  const { service, log, ended } = await start({ NODE_ENV: 'test', PORT: '0', DATA_FOLDER: folder });
  while (!log().includes('listening') && service.exitCode === null) await once(service.stdout, 'data');
  service.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null], log());
  assert.match(log(), /"msg":"stopped"/);
});

test('does not start with settings that are not right, and says which', async () => {
  const { log, ended } = await start({ NODE_ENV: 'test', PORT: 'eighty' });
  assert.deepEqual(await ended, [2, null]);
  assert.match(log(), /PORT/);
});
