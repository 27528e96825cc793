import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readConfig } from '../src/config.ts';
import { syntheticMessage } from '../src/format.ts';
import { deliverByMesh } from '../src/mesh-deliver.ts';
import { fetchFromMesh } from '../src/mesh-intake.ts';
import { meshToken, openMesh } from '../src/mesh.ts';
import { NoRoom, Rejected, Unavailable } from '../src/problems.ts';
import { startMesh } from './mesh-stand-in.ts';
import { emptyData, quickClock, startParts, until } from './start-parts.ts';

test('the token is the one that NHS England’s sandbox makes', () => {
  const settings = { MESH_MAILBOX: 'X26ABC1', MESH_PASSWORD: 'password', MESH_SHARED_KEY: 'TestKey' };
  assert.equal(
    meshToken(settings, 'ccd8c8a8-0e1f-4d8a-8ea5-2f6e34f1d1a0', new Date('2026-01-31T09:30:00Z')),
    'NHSMESH X26ABC1:ccd8c8a8-0e1f-4d8a-8ea5-2f6e34f1d1a0:0:202601310930:05573bcccec5d977fde4aded53174a8341248a0a4ad860e8550a101e12c970bb',
  );
});

test('messages come whole, whatever their chunks and compression, and are acknowledged once kept', async () => {
  await using folder = await emptyData();
  await using stand = await startMesh();
  await using parts = await startParts(folder.data);
  const texts = [1, 2, 3].map((index) => Buffer.from(syntheticMessage(index, randomUUID())));
  const [one, two, three] = texts as [Buffer, Buffer, Buffer];
  const zipped = gzipSync(three);
  stand.arrive('ONE', [one]);
  stand.arrive('TWO', [two.subarray(0, 50), two.subarray(50, 200), two.subarray(200)]);
  stand.arrive('THREE', [zipped.subarray(0, 40), zipped.subarray(40)], { gzip: true });
  stand.arrive('OTHER', [one], { workflow: 'W2' });
  stand.arrive('REPORT', [Buffer.alloc(0)], { kind: 'REPORT', status: 'Message not collected' });
  stand.arrive('LONG', [Buffer.alloc(60_000), Buffer.alloc(60_000)]);
  stand.state.fails = 2;
  const stop = new AbortController();
  const logged: string[] = [];
  const fetching = fetchFromMesh({
    mesh: openMesh(stand.settings),
    intake: parts.intake,
    metrics: parts.metrics,
    log: (event, fields) => void logged.push(JSON.stringify({ event, ...fields })),
    clock: quickClock(),
    stop: stop.signal,
    config: { MESH_POLL_MS: 60_000, MESH_WORKFLOWS: 'W1, W9' },
  });
  await until('three delivered', () => parts.delivered.length === 3);
  await until('all acknowledged', () => [...stand.messages.values()].filter((each) => each.acknowledged).length === 4);
  stop.abort();
  await fetching;
  assert.deepEqual(
    [...stand.messages].filter(([, each]) => !each.acknowledged).map(([id]) => id),
    ['OTHER', 'LONG'],
  );
  assert.ok(logged.some((line) => line.includes('mesh-report') && line.includes('14 Message not collected')));
  assert.ok(logged.some((line) => line.includes('mesh-failed') && line.includes('503')));
  assert.equal(stand.calls.filter((call) => call === 'GET inbox/OTHER').length, 1, 'what is left is left');
});

test('a message that cannot be kept is not acknowledged, and comes again', async () => {
  await using stand = await startMesh();
  stand.arrive('ONE', [Buffer.from('x')]);
  let tries = 0;
  const stop = new AbortController();
  await fetchFromMesh({
    mesh: openMesh(stand.settings),
    intake: {
      take: () => Promise.reject(new Error('not used')),
      closed: async () => undefined,
      keep: async () => {
        if ((tries += 1) < 3) throw new NoRoom('The disk is nearly full.');
        assert.equal(stand.messages.get('ONE')?.acknowledged, false);
        stop.abort();
        return 'receipt';
      },
    },
    metrics: { count: () => undefined, value: () => 0, observe: () => undefined, text: () => '' },
    log: () => undefined,
    clock: quickClock(),
    stop: stop.signal,
    config: { MESH_POLL_MS: 60_000, MESH_WORKFLOWS: undefined },
  });
  assert.equal(tries, 3);
  assert.equal(stand.messages.get('ONE')?.acknowledged, true);
});

test('messages are sent in chunks, with an ID that is the same each time', async () => {
  await using folder = await emptyData();
  await using stand = await startMesh();
  const deliver = deliverByMesh(openMesh(stand.settings), { MESH_TO: 'X26ABC2', MESH_TO_WORKFLOW: 'W7' });
  await using parts = await startParts(folder.data, { deliver });
  await parts.queue.put(Buffer.from(syntheticMessage(1, 'my-id')));
  await until('delivered', () => parts.delivered.length === 1);
  const [sent] = [...stand.messages.values()];
  assert.deepEqual([sent?.to, sent?.workflow, sent?.localId.length], ['X26ABC2', 'W7', 64]);
  assert.ok((sent?.total ?? 0) > 1 && sent?.chunks.length === sent?.total);
  assert.match((JSON.parse(Buffer.concat(sent?.chunks ?? []).toString()) as { id: string }).id, /my-id/);
});

test('what is wrong with the mailbox gives no message up', async () => {
  await using stand = await startMesh();
  const to = { mailbox: 'X26ABC2', workflow: 'W7', localId: 'L', type: 'application/json' };
  const send = (settings: Partial<typeof stand.settings>, mailbox = 'X26ABC2') =>
    openMesh({ ...stand.settings, ...settings }).send(Buffer.from('{}'), { ...to, mailbox });
  await assert.rejects(send({ MESH_PASSWORD: 'wrong' }), Unavailable);
  await assert.rejects(send({}, 'NOBODY'), Unavailable);
  await assert.rejects(send({ MESH_URL: 'http://127.0.0.1:1' }), /MESH cannot be reached \(ECONNREFUSED\)/);
  stand.arrive('BAD', [Buffer.from('not gzip')], { gzip: true });
  await assert.rejects(openMesh(stand.settings).fetch('BAD'), Rejected);
  assert.equal(await openMesh(stand.settings).fetch('GONE'), undefined);
});

test('the configuration of MESH is whole or refused', () => {
  const whole = { MESH_URL: 'https://mesh.example.nhs.uk', MESH_MAILBOX: 'M', MESH_PASSWORD: 'p', MESH_SHARED_KEY: 'k' };
  assert.equal(readConfig(whole).MESH_POLL_MS, 300_000);
  assert.throws(() => readConfig({ MESH_URL: whole.MESH_URL }), /MESH_MAILBOX is needed[^]*MESH_PASSWORD[^]*MESH_SHARED_KEY/);
  assert.throws(() => readConfig({ ...whole, MESH_TO: 'X' }), /MESH_TO_WORKFLOW is needed/);
  assert.throws(() => readConfig({ ...whole, MESH_CERT: '/nothing' }), /MESH_CERT has to name a file that can be read/);
});
