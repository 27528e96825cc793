import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { syntheticMessage } from '../src/format.ts';
import { Rejected, Unavailable } from '../src/problems.ts';
import { emptyData, list, startParts, until } from './start-parts.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('messages in the inbox are delivered and moved to done', async () => {
  await using folder = await emptyData();
  await using parts = await startParts(folder.data);
  for (let index = 0; index < 10; index += 1) await parts.queue.put(bytes(syntheticMessage(index, randomUUID())));
  await until('ten delivered', () => parts.metrics.value('messages_delivered_total') === 10);
  assert.equal(new Set(parts.delivered.map(({ id }) => id)).size, 10);
  assert.equal((await list(folder.data, 'done')).length, 10);
  assert.deepEqual(await list(folder.data, 'inbox'), []);
});

test('a message that comes again is delivered once, even when both copies come together', async () => {
  await using folder = await emptyData();
  await using parts = await startParts(folder.data);
  const message = bytes(syntheticMessage(1, randomUUID()));
  for (let copy = 0; copy < 4; copy += 1) await parts.queue.put(message);
  await until('three duplicates', () => parts.metrics.value('messages_duplicate_total') === 3);
  assert.equal(parts.delivered.length, 1);
});

test('another content under an ID that was used is a dead letter', async () => {
  await using folder = await emptyData();
  await using parts = await startParts(folder.data);
  const id = randomUUID();
  await parts.queue.put(bytes(syntheticMessage(1, id)));
  await until('the first', () => parts.delivered.length === 1);
  await parts.queue.put(bytes(syntheticMessage(2, id)));
  await until('a dead letter', () => parts.metrics.value('messages_dead_total') === 1);
  const [reason] = await parts.queue.reasons(1);
  assert.match(reason?.problems[0] ?? '', /same ID/);
});

test('a destination that fails for a while gets the message in the end', async () => {
  await using folder = await emptyData();
  let calls = 0;
  await using parts = await startParts(folder.data, async () => {
    if ((calls += 1) < 3) throw new Unavailable('The destination answered 503.');
  });
  await parts.queue.put(bytes(syntheticMessage(1, randomUUID())));
  await until('delivered', () => parts.metrics.value('messages_delivered_total') === 1);
  assert.equal(calls, 3);
  assert.equal(parts.metrics.value('retries_total'), 2);
});

test('a destination that stays away makes a dead letter with the reason, which can be replayed', async () => {
  await using folder = await emptyData();
  let away = true;
  await using parts = await startParts(folder.data, async () => {
    if (away) throw new Unavailable('The destination answered 503.');
  });
  const receipt = await parts.queue.put(bytes(syntheticMessage(1, randomUUID())));
  await until('a dead letter', () => parts.metrics.value('messages_dead_total') === 1);
  assert.deepEqual(
    (await list(folder.data, 'dead-letter')).sort(),
    [`${receipt}.reason.json`, `${receipt}~post`].sort(),
  );
  const [reason] = await parts.queue.reasons(1);
  assert.deepEqual([reason?.attempts, reason?.problems], [3, ['The destination answered 503.']]);
  away = false;
  assert.equal(await parts.queue.replay(receipt), 1);
  await until('delivered', () => parts.metrics.value('messages_delivered_total') === 1);
  assert.deepEqual(await list(folder.data, 'dead-letter'), []);
});

test('a refusal is not tried again', async () => {
  await using folder = await emptyData();
  let calls = 0;
  await using parts = await startParts(folder.data, async () => {
    calls += 1;
    throw new Rejected(['The destination answered 400.']);
  });
  await parts.queue.put(bytes(syntheticMessage(1, randomUUID())));
  await until('a dead letter', () => parts.metrics.value('messages_dead_total') === 1);
  assert.equal(calls, 1);
});

test('a bug in the delivery makes a dead letter and does not stop the worker', async () => {
  await using folder = await emptyData();
  let calls = 0;
  await using parts = await startParts(folder.data, async () => {
    if ((calls += 1) === 1) throw new TypeError('cannot read Testpatient-1');
  });
  await parts.queue.put(bytes(syntheticMessage(1, randomUUID())));
  await until('a dead letter', () => parts.metrics.value('messages_dead_total') === 1);
  await parts.queue.put(bytes(syntheticMessage(2, randomUUID())));
  await until('the next delivered', () => parts.metrics.value('messages_delivered_total') === 1);
});

test('neither logs nor reasons hold anything about a patient, whatever goes wrong', async () => {
  await using folder = await emptyData();
  await using parts = await startParts(folder.data, async ({ nhsNumber }) => {
    throw new Error(`TESTPATIENT ${nhsNumber}`);
  });
  const whole = syntheticMessage(7, randomUUID());
  const inbox = join(folder.data, 'inbox');
  await writeFile(join(inbox, 'TESTPATIENT 9990000770.txt'), whole);
  await writeFile(join(inbox, 'TESTPATIENT half.txt'), whole.slice(0, whole.length / 2));
  await writeFile(join(inbox, 'TESTPATIENT wrong.txt'), whole.replace(/999\d{7}/, '9990000000'));
  await writeFile(join(inbox, 'TESTPATIENT latin1.txt'), Buffer.from('MSH|\xe9', 'latin1'));
  await writeFile(join(inbox, 'TESTPATIENT long.txt'), 'x'.repeat(100_001));
  await until('dead letters', () => parts.metrics.value('messages_dead_total') === 5);
  const texts = [...parts.logged, JSON.stringify(await parts.queue.reasons(10))].join('\n');
  assert.doesNotMatch(texts, /testpatient|999\d{7}|exampleton/i);
  assert.equal(
    await readFile(
      join(
        folder.data,
        'dead-letter',
        (await list(folder.data, 'dead-letter')).find((name) => name.includes('9990000770')) ?? '',
      ),
      'utf8',
    ),
    whole,
  );
});

test('stopping puts a message that waits for its next attempt back, and loses none', async () => {
  await using folder = await emptyData();
  const away = () => Promise.reject(new Unavailable('The destination answered 503.'));
  const parts = await startParts(folder.data, away, 60_000);
  const receipt = await parts.queue.put(bytes(syntheticMessage(1, randomUUID())));
  await until('a retry', () => parts.metrics.value('retries_total') === 1);
  await parts[Symbol.asyncDispose]();
  assert.equal(parts.metrics.value('messages_requeued_total'), 1);
  assert.deepEqual(await list(folder.data, 'inbox'), [`${receipt}~post`]);
  assert.deepEqual(await list(folder.data, 'working'), []);
});
