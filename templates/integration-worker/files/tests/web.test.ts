import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { readConfig } from '../src/config.ts';
import { mediaType, readerFor, splitMessages, syntheticMessage } from '../src/format.ts';
import { createIntake } from '../src/intake.ts';
import { createWeb } from '../src/web.ts';
import { NoRoom, Unavailable } from '../src/problems.ts';
import { emptyData, startParts, until, type Setup } from './start-parts.ts';

type Intake = Parameters<typeof createWeb>[0]['config'];

async function startWeb(data: string, config: Partial<Intake> = {}, setup: Setup = {}) {
  const parts = await startParts(data, setup);
  const web = createWeb({
    ...parts,
    log: () => undefined,
    config: { INTAKE: 'http', INTAKE_TOKEN: undefined, MOST_BYTES: 10_000, ...config },
  });
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}/messages`, { method: 'POST', headers: { 'Content-Type': mediaType, ...headers }, body });
  return {
    ...parts,
    origin,
    post,
    async [Symbol.asyncDispose]() {
      web.closeAllConnections();
      web.close();
      await parts[Symbol.asyncDispose]();
    },
  };
}

test('a posted message is taken, delivered and found by its receipt', async () => {
  await using folder = await emptyData();
  await using web = await startWeb(folder.data);
  const response = await web.post(syntheticMessage(1, randomUUID()));
  assert.equal(response.status, 202);
  const { receipt } = (await response.json()) as { receipt: string };
  await until('delivered', () => web.delivered.length === 1);
  await until('logged', () => web.logged.some((line) => line.includes(receipt) && line.includes('delivered')));
});

test('a wrong message is refused at once with what is wrong, and not kept', async () => {
  await using folder = await emptyData();
  await using web = await startWeb(folder.data);
  const response = await web.post(syntheticMessage(1, randomUUID()).replace(/999\d{7}/, '9990000000'));
  assert.equal(response.status, 422);
  const text = await response.text();
  assert.match(text, /NHS number .*not valid/);
  assert.doesNotMatch(text, /9990000000/);
  assert.equal(await web.queue.count('inbox'), 0);
});

test('other refusals have their own status', async () => {
  await using folder = await emptyData();
  await using web = await startWeb(folder.data, { INTAKE_TOKEN: 'a-token-for-tests-only' });
  const message = syntheticMessage(1, randomUUID());
  const token = { Authorization: 'Bearer a-token-for-tests-only' };
  assert.equal((await web.post(message)).status, 401);
  assert.equal((await web.post(message, { Authorization: 'Bearer other' })).status, 401);
  assert.equal((await web.post(message, { ...token, 'Content-Type': 'image/png' })).status, 415);
  assert.equal((await web.post('x'.repeat(10_001), token)).status, 413);
  assert.equal((await web.post(message, token)).status, 202);
  assert.equal((await fetch(`${web.origin}/messages`)).status, 405);
  assert.equal((await fetch(`${web.origin}/nothing`)).status, 404);
});

test('the HTTP intake can be switched off', async () => {
  await using folder = await emptyData();
  await using web = await startWeb(folder.data, { INTAKE: 'folder' });
  assert.equal((await web.post('x')).status, 404);
});

test('health checks, metrics and the status page say how it is', async () => {
  await using folder = await emptyData();
  await using web = await startWeb(folder.data);
  await web.queue.put(new TextEncoder().encode('<script>'));
  await until('a dead letter', () => web.metrics.value('messages_dead_total') === 1);
  assert.equal((await fetch(`${web.origin}/health/live`)).status, 200);
  assert.equal((await fetch(`${web.origin}/health/ready`)).status, 200);
  const metrics = await (await fetch(`${web.origin}/metrics`)).text();
  assert.match(metrics, /^worker_messages_dead_total 1$/m);
  assert.match(metrics, /^worker_dead_letter_messages 1$/m);
  for (const line of metrics.trim().split('\n')) assert.match(line, /^(# (HELP|TYPE) worker_\w+ .+|worker_\w+ [\d.]+)$/);
  const page = await (await fetch(`${web.origin}/`)).text();
  assert.match(page, /<dt>Dead letters<\/dt><dd>1<\/dd>/);
  assert.doesNotMatch(page, /<script/);
});

test('the health check says what waits, what failed and whether the breaker is open', async () => {
  await using folder = await emptyData();
  const deliver = () => Promise.reject(new Unavailable('The destination answered 503.'));
  await using web = await startWeb(folder.data, {}, { deliver, config: { ATTEMPTS: 1000 } });
  const health = async () => (await (await fetch(`${web.origin}/health`)).json()) as any;
  const before = await health();
  assert.deepEqual([before.status, before.failed, before.breaker.state], ['pass', 0, 'closed']);
  for (let index = 0; index < 7; index += 1) await web.post(syntheticMessage(index, randomUUID()));
  await until('open', () => web.breaker.state() === 'open');
  const after = await health();
  assert.equal(after.status, 'warn');
  assert.ok(after.breaker.since && after.breaker.nextTry);
  await until('all counted', async () => {
    const { waiting } = await health();
    return waiting.new + waiting.again + waiting.working === 7;
  });
  assert.match(await (await fetch(web.origin)).text(), /The destination has been down since/);
});

test('a full disk, a full queue and a worker that stops take no messages, and lose none', async () => {
  await using folder = await emptyData();
  await using parts = await startParts(folder.data);
  const usual = { DATA: folder.data, LEAST_FREE_BYTES: 0, MOST_WAITING: 100 };
  const message = new TextEncoder().encode(syntheticMessage(1, randomUUID()));
  const intake = (config: Partial<typeof usual>, stop = parts.stop, queue = parts.queue) =>
    createIntake({ ...parts, read: readerFor({}), split: splitMessages, log: () => undefined, stop, queue, config: { ...usual, ...config } });
  const refused = (reason: RegExp) => (error: unknown) => error instanceof NoRoom && reason.test(error.message);
  await assert.rejects(intake({ LEAST_FREE_BYTES: 1e15 }).take(message), refused(/nearly full/));
  await assert.rejects(intake({ MOST_WAITING: 0 }).take(message), refused(/Too many/));
  await assert.rejects(intake({}, AbortSignal.abort()).take(message), refused(/stopping/));
  const put = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  await assert.rejects(intake({}, parts.stop, { ...parts.queue, put }).take(message), refused(/written to the disk/));
  assert.match(await intake({}).take(message), /^\w{16}$/);
});

test('senders are told to come back when there is no room', async () => {
  await using folder = await emptyData();
  await using web = await startWeb(folder.data);
  web.intake.take = () => Promise.reject(new NoRoom('The disk is nearly full.'));
  const response = await web.post(syntheticMessage(1, randomUUID()));
  assert.deepEqual([response.status, response.headers.get('retry-after')], [503, '30']);
});

test('an open HTTP intake that others can reach is refused by the configuration', () => {
  assert.throws(() => readConfig({ INTAKE: 'http', HOST: '0.0.0.0' }), /INTAKE_TOKEN/);
  assert.equal(readConfig({ INTAKE: 'http', HOST: '0.0.0.0', INTAKE_TOKEN: 'sixteen-characters' }).HOST, '0.0.0.0');
  assert.throws(() => readConfig({ PORT: 'x', ATTEMPTS: '0', ORDER: 'age', DESTINATION_URL: 'ftp://x' }), {
    message: `The configuration is wrong:
DESTINATION_URL has to be an address that begins with http:// or https://.
PORT has to be a whole number from 0 to 65,535.
ORDER has to be none, patient or sender.
ATTEMPTS has to be a whole number from 1 to 100,000.`,
  });
  assert.equal(readConfig({ PORT: '', HOST: ' ' }).PORT, 3100, 'nothing is as good as not set');
});
