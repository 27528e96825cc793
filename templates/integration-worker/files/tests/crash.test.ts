import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { extension, syntheticMessage } from '../src/format.ts';
import { emptyData, list, until } from './start-parts.ts';

const messages = 30;

test('a worker that is killed again and again loses nothing', { timeout: 120_000 }, async () => {
  await using folder = await emptyData();
  await using destination = await startDestination(20);
  const ids = await drop(folder.data);
  for (let crash = 0; crash < 3; crash += 1) {
    const before = destination.keys.length;
    const worker = start(folder.data, destination.url);
    await until(`something delivered before crash ${crash}`, () => destination.keys.length >= before + 3);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }
  const last = start(folder.data, destination.url);
  await until('all done', async () => (await list(folder.data, 'done')).length === messages);
  last.kill('SIGTERM');
  const [code] = await once(last, 'exit');
  assert.equal(code, 0);
  assert.deepEqual([...new Set(destination.ids)].sort(), ids.sort());
  assert.equal(new Set(destination.keys).size, messages, 'a message that came twice has the same Idempotency-Key');
  for (const name of ['inbox', 'working', 'dead-letter']) assert.deepEqual(await list(folder.data, name), [], name);
});

test('a worker that is killed forgets no attempt and no wait', { timeout: 120_000 }, async () => {
  await using folder = await emptyData();
  const refused = new Set<string>();
  await using destination = await startDestination(5, (id) => refused.has(id));
  const ids = await drop(folder.data);
  for (const id of ids.slice(0, 3)) refused.add(id);
  let least = 0;
  for (let crash = 0; crash < 3; crash += 1) {
    const before = destination.refusals.length;
    const worker = start(folder.data, destination.url);
    await until(`something refused before crash ${crash}`, () => destination.refusals.length > before);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    const names = (
      await Promise.all(['inbox', 'waiting', ...(await working(folder.data))].map((name) => list(folder.data, name)))
    ).flat();
    const noted = names.reduce((sum, name) => sum + attemptsIn(name), 0);
    assert.ok(noted >= destination.refusals.length, `${noted} noted, ${destination.refusals.length} made`);
    assert.ok(noted >= least, 'none was forgotten');
    least = noted;
  }
  const last = start(folder.data, destination.url);
  await until('the others done', async () => (await list(folder.data, 'done')).length === messages - 3);
  refused.clear();
  await until('all done', async () => (await list(folder.data, 'done')).length === messages);
  last.kill('SIGTERM');
  await once(last, 'exit');
  assert.deepEqual(await list(folder.data, 'dead-letter'), []);
});

test('workers that are killed keep messages about one patient in order', { timeout: 120_000 }, async () => {
  await using folder = await emptyData();
  let calls = 0;
  await using destination = await startDestination(5, () => (calls += 1) % 7 === 0);
  const ids = await drop(folder.data, (index) => index % 5);
  for (let crash = 0; crash < 2; crash += 1) {
    const before = destination.ids.length;
    const worker = start(folder.data, destination.url, { ORDER: 'patient' });
    await until(`something delivered before crash ${crash}`, () => destination.ids.length >= before + 4);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }
  const last = start(folder.data, destination.url, { ORDER: 'patient' });
  await until('all done', async () => (await list(folder.data, 'done')).length === messages);
  last.kill('SIGTERM');
  await once(last, 'exit');
  const order = [...new Set(destination.ids)];
  for (let patient = 0; patient < 5; patient += 1) {
    const own = ids.filter((_, index) => index % 5 === patient);
    assert.deepEqual(order.filter((id) => own.includes(id)), own);
  }
});

/** Attempts that are written down for messages that were not delivered. */
function attemptsIn(name: string): number {
  const [, attempts = '0', probes = '0'] = /^\w{16}~(\d+)\.(\d+)\./.exec(name) ?? [];
  return Number(attempts) + Number(probes);
}

async function working(data: string): Promise<string[]> {
  return (await list(data, 'working')).map((name) => join('working', name));
}

test(
  'a worker that is asked to stop finishes what it began and puts nothing into dead letters',
  { timeout: 60_000 },
  async () => {
    await using folder = await emptyData();
    await using destination = await startDestination(50);
    await drop(folder.data);
    const worker = start(folder.data, destination.url);
    await until('something delivered', () => destination.keys.length > 2);
    worker.kill('SIGTERM');
    const [code] = await once(worker, 'exit');
    assert.equal(code, 0);
    const done = await list(folder.data, 'done');
    assert.equal(new Set(destination.ids).size, done.length, 'what was delivered is done, and nothing else is');
    assert.equal(done.length + (await list(folder.data, 'inbox')).length, messages);
    assert.deepEqual(await list(folder.data, 'working'), []);
  },
);

function start(data: string, url: string, more: Record<string, string> = {}): ChildProcess {
  const env = {
    PATH: process.env['PATH'],
    DATA: data,
    INTAKE: 'folder',
    PORT: '0',
    POLL_MS: '20',
    SETTLE_MS: '0',
    LEASE_MS: '400',
    RETRY_FIRST_MS: '50',
    RETRY_LONGEST_MS: '200',
    BREAKER_LONGEST_MS: '100',
    ATTEMPTS: '1000',
    DESTINATION_URL: url,
    ...more,
  };
  return spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], { env, stdio: 'ignore' });
}

/** Puts messages into the inbox, in the order of their times. `about`: which patient each is about. */
async function drop(data: string, about = (index: number) => index): Promise<string[]> {
  const inbox = join(data, 'inbox');
  await mkdir(inbox, { recursive: true });
  const ids = Array.from({ length: messages }, () => randomUUID());
  for (const [index, id] of ids.entries()) {
    const path = join(inbox, `${index}.${extension}`);
    await writeFile(path, syntheticMessage(about(index), id));
    await utimes(path, 1_700_000_000 + index, 1_700_000_000 + index);
  }
  return ids;
}

/** A destination that takes its time, and remembers what came. */
async function startDestination(milliseconds: number, refuses: (id: string) => boolean = () => false) {
  const ids: string[] = [];
  const refusals: string[] = [];
  const keys: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id: string };
    setTimeout(() => {
      if (refuses(id.replace('urn:uuid:', ''))) {
        refusals.push(id);
        return response.writeHead(503).end();
      }
      ids.push(id.replace('urn:uuid:', ''));
      keys.push(String(request.headers['idempotency-key']));
      response.writeHead(204).end();
    }, milliseconds);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    ids,
    refusals,
    keys,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
