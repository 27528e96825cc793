import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { syntheticMessage } from '../src/format.ts';
import { Rejected, Unavailable } from '../src/problems.ts';
import { openQueue } from '../src/queue.ts';
import { emptyData, list, quickClock, startParts, until } from './start-parts.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const away = new Unavailable('The destination answered 503.');

async function fill(data: string, count: number): Promise<void> {
  const queue = await openQueue(data, { lease: 60_000, settle: 0 });
  for (let index = 0; index < count; index += 1) await queue.put(bytes(syntheticMessage(index, randomUUID())));
  await queue.close();
}

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

test('messages that cannot be delivered wait aside, and keep nobody up', async () => {
  await using folder = await emptyData();
  const poison = new Set<string>(Array.from({ length: 20 }, () => randomUUID()));
  await using parts = await startParts(folder.data, {
    config: { ATTEMPTS: 1000 },
    deliver: async ({ id }) => {
      if (poison.has(id.replace('urn:uuid:', ''))) throw away;
    },
  });
  const good = Array.from({ length: 20 }, () => randomUUID());
  for (const [index, id] of [...poison, ...good].entries()) await parts.queue.put(bytes(syntheticMessage(index, id)));
  await until('the good ones', () => parts.delivered.length === 20);
  await until('all others aside', async () => (await list(folder.data, 'waiting')).length === 20);
  assert.deepEqual(await list(folder.data, 'dead-letter'), []);
});

test('attempts and due times outlive a restart', async () => {
  await using folder = await emptyData();
  const clock = quickClock();
  let calls = 0;
  const deliver = async ({ id }: { id: string }) => {
    if (!id.includes('poison')) return;
    calls += 1;
    throw away;
  };
  const config = { ATTEMPTS: 6, POLL_MS: 1, RETRY_FIRST_MS: 300_000 };
  for (let restart = 1; restart <= 5; restart += 1) {
    const parts = await startParts(folder.data, { clock, config, deliver });
    if (restart === 1) await parts.queue.put(bytes(syntheticMessage(1, 'poison')));
    await until(`attempt ${restart}`, () => parts.metrics.value('retries_total') === 1);
    // Something else gets through, so that the destination is not taken to be down.
    await parts.queue.put(bytes(syntheticMessage(2, `good-${restart}`)));
    await until('another', () => parts.metrics.value('messages_delivered_total') === 1);
    await parts[Symbol.asyncDispose]();
    const [name = ''] = await list(folder.data, 'waiting');
    const [, attempts, due] = /~(\d+)\.0\.(\d+)\./.exec(name) ?? [];
    assert.equal(attempts, String(restart));
    assert.ok(Number(due) > clock.time, 'it is not due yet');
    clock.time += 300_000;
  }
  await using parts = await startParts(folder.data, { clock, config, deliver });
  await until('a dead letter', () => parts.metrics.value('messages_dead_total') === 1);
  assert.equal(calls, 6);
  assert.equal((await parts.queue.reasons(1))[0]?.attempts, 6);
});

test('an attempt that killed the worker counts', async () => {
  await using folder = await emptyData();
  const inbox = join(folder.data, 'inbox');
  await using parts = await startParts(folder.data);
  await writeFile(join(inbox, '00000000abcdefgh~3.0.0.~post'), syntheticMessage(1, randomUUID()));
  await until('a dead letter', () => parts.metrics.value('messages_dead_total') === 1);
  assert.match((await parts.queue.reasons(1))[0]?.problems[0] ?? '', /tried 3 times/);
  assert.equal(parts.delivered.length, 0);
});

test('a destination that fails for a while gets the message in the end', async () => {
  await using folder = await emptyData();
  let calls = 0;
  const deliver = async () => {
    if ((calls += 1) < 3) throw away;
  };
  await using parts = await startParts(folder.data, { deliver });
  await parts.queue.put(bytes(syntheticMessage(1, randomUUID())));
  await until('delivered', () => parts.metrics.value('messages_delivered_total') === 1);
  assert.equal(calls, 3);
  assert.equal(parts.metrics.value('retries_total'), 2);
});

test('a message that never gets through is a dead letter with the reason, which can be replayed', async () => {
  await using folder = await emptyData();
  let fails = true;
  const deliver = async () => {
    if (fails) throw away;
  };
  await using parts = await startParts(folder.data, { deliver });
  const receipt = await parts.queue.put(bytes(syntheticMessage(1, randomUUID())));
  await until('a dead letter', () => parts.metrics.value('messages_dead_total') === 1);
  const [message, reasons] = (await list(folder.data, 'dead-letter')).sort().reverse();
  assert.ok(message?.startsWith(`${receipt}~3.`));
  assert.equal(reasons, `${receipt}.reason.json`);
  const [reason] = await parts.queue.reasons(1);
  assert.deepEqual([reason?.attempts, reason?.problems], [3, ['The destination answered 503.']]);
  fails = false;
  assert.equal(await parts.queue.replay(receipt), 1);
  await until('delivered', () => parts.metrics.value('messages_delivered_total') === 1);
  assert.deepEqual(await list(folder.data, 'dead-letter'), []);
});

test('when all fail the breaker opens: nothing is given up, and all arrive once the destination is back', async () => {
  await using folder = await emptyData();
  let [up, calls] = [false, 0];
  const clock = quickClock();
  const deliver = async () => {
    calls += 1;
    if (!up) throw away;
  };
  await fill(folder.data, 30);
  await using parts = await startParts(folder.data, { clock, deliver, config: { POLL_MS: 20_000 } });
  const start = clock.time;
  await until('a night', () => clock.time > start + 8 * 3_600_000, 100_000);
  assert.equal(parts.breaker.state(), 'open');
  assert.ok(calls < 8 * 60 * 2 + 30, `one message is tried at a time, about each minute: ${calls}`);
  assert.ok(calls > 8 * 60 * 0.8, `it is still tried: ${calls}`);
  assert.deepEqual(await list(folder.data, 'dead-letter'), []);
  assert.ok(parts.logged.some((line) => line.includes('breaker-open')));
  up = true;
  await until('all delivered', () => parts.delivered.length === 30);
  assert.equal(parts.breaker.state(), 'closed');
});

test('a restart while the destination is down starts with the breaker open', async () => {
  await using folder = await emptyData();
  const deliver = async () => {
    throw away;
  };
  const first = await startParts(folder.data, { deliver });
  for (let index = 0; index < 8; index += 1) await first.queue.put(bytes(syntheticMessage(index, randomUUID())));
  await until('open', () => first.breaker.state() === 'open');
  await first[Symbol.asyncDispose]();
  await using second = await startParts(folder.data, { deliver });
  assert.notEqual(second.breaker.state(), 'closed');
});

test('one message that fails alone does not hold up the next', async () => {
  await using folder = await emptyData();
  const clock = quickClock();
  const deliver = async ({ id }: { id: string }) => {
    if (id.includes('poison')) throw away;
  };
  await using parts = await startParts(folder.data, { clock, deliver, config: { ATTEMPTS: 50 } });
  await parts.queue.put(bytes(syntheticMessage(1, 'poison')));
  await until('open', () => parts.breaker.state() === 'open');
  const before = clock.time;
  await parts.queue.put(bytes(syntheticMessage(2, randomUUID())));
  await until('delivered', () => parts.delivered.length === 1);
  assert.ok(clock.time - before < 10_000 || parts.breaker.state() === 'closed');
});

for (const concurrency of [1, 4]) {
  test(`messages about one patient keep their order, and others overtake (${concurrency} at once)`, async () => {
    await using folder = await emptyData();
    const failures = new Map<string, number>();
    const deliver = async ({ id }: { id: string }) => {
      const times = (failures.get(id) ?? 0) + 1;
      failures.set(id, times);
      if (id.endsWith('bad') && times < 3) throw away;
    };
    const config = { ORDER: 'patient' as const, CONCURRENCY: concurrency };
    await using parts = await startParts(folder.data, { deliver, config });
    const ids: string[] = [];
    for (let index = 0; index < 24; index += 1) {
      const patient = index % 4;
      const id = `p${patient}-${String(index).padStart(2, '0')}-${index === 0 || index === 9 ? 'bad' : 'good'}`;
      ids.push(id);
      await parts.queue.put(bytes(syntheticMessage(patient, id)));
    }
    await until('all delivered', () => parts.delivered.length === 24);
    const arrived = parts.delivered.map(({ id }) => id.replace('urn:uuid:', ''));
    for (const patient of ['p0', 'p1', 'p2', 'p3'])
      assert.deepEqual(
        arrived.filter((id) => id.startsWith(patient)),
        ids.filter((id) => id.startsWith(patient)),
      );
    assert.notEqual(arrived[0], ids[0], 'the one that failed did not hold up other patients');
  });
}

test('where order matters, a second worker waits until the first is gone', async () => {
  await using folder = await emptyData();
  const config = { ORDER: 'sender' as const };
  const first = await startParts(folder.data, { config });
  await using second = await startParts(folder.data, { config });
  for (let index = 0; index < 5; index += 1) await first.queue.put(bytes(syntheticMessage(index, randomUUID())));
  await until('five', () => first.delivered.length === 5);
  assert.equal(second.delivered.length, 0);
  await first[Symbol.asyncDispose]();
  await second.queue.put(bytes(syntheticMessage(6, randomUUID())));
  await until('one more', () => second.delivered.length === 1);
});

test('a refusal is not tried again, and says that the destination is there', async () => {
  await using folder = await emptyData();
  let calls = 0;
  const deliver = async () => {
    calls += 1;
    throw new Rejected(['The destination answered 400.']);
  };
  await using parts = await startParts(folder.data, { deliver });
  for (let index = 0; index < 8; index += 1) await parts.queue.put(bytes(syntheticMessage(index, randomUUID())));
  await until('dead letters', () => parts.metrics.value('messages_dead_total') === 8);
  assert.equal(calls, 8);
  assert.equal(parts.breaker.state(), 'closed');
});

test('a bug in the delivery makes a dead letter and does not stop the worker', async () => {
  await using folder = await emptyData();
  let calls = 0;
  const deliver = async () => {
    if ((calls += 1) === 1) throw new TypeError('cannot read Testpatient-1');
  };
  await using parts = await startParts(folder.data, { deliver });
  await parts.queue.put(bytes(syntheticMessage(1, randomUUID())));
  await until('a dead letter', () => parts.metrics.value('messages_dead_total') === 1);
  await parts.queue.put(bytes(syntheticMessage(2, randomUUID())));
  await until('the next delivered', () => parts.metrics.value('messages_delivered_total') === 1);
});

test('a disk that is full gives up no message', async () => {
  await using folder = await emptyData();
  let full = true;
  const deliver = async () => {
    if (full) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
  };
  const clock = quickClock();
  await fill(folder.data, 6);
  await using parts = await startParts(folder.data, { deliver, clock, config: { POLL_MS: 10_000 } });
  const start = clock.time;
  await until('an hour', () => clock.time > start + 3_600_000, 10_000);
  assert.deepEqual(await list(folder.data, 'dead-letter'), []);
  full = false;
  await until('all delivered', () => parts.delivered.length === 6);
});

test('neither logs nor reasons hold anything about a patient, whatever goes wrong', async () => {
  await using folder = await emptyData();
  const deliver = async ({ nhsNumber }: { nhsNumber: string | null }) => {
    throw new Error(`TESTPATIENT ${nhsNumber}`);
  };
  await using parts = await startParts(folder.data, { deliver });
  const whole = syntheticMessage(7, randomUUID());
  const inbox = join(folder.data, 'inbox');
  await writeFile(join(inbox, 'TESTPATIENT 9990000770.txt'), whole);
  await writeFile(join(inbox, 'TESTPATIENT half.txt'), whole.slice(0, whole.length / 4));
  await writeFile(join(inbox, 'TESTPATIENT wrong.txt'), whole.replace(/999\d{7}/, '9990000000'));
  await writeFile(join(inbox, 'TESTPATIENT latin1.txt'), Buffer.from('MSH|\xe9', 'latin1'));
  await writeFile(join(inbox, 'TESTPATIENT long.txt'), 'x'.repeat(100_001));
  await until('dead letters', () => parts.metrics.value('messages_dead_total') === 5);
  const texts = [...parts.logged, JSON.stringify(await parts.queue.reasons(10))].join('\n');
  assert.doesNotMatch(texts, /testpatient|999\d{7}|exampleton/i);
  const kept = (await list(folder.data, 'dead-letter')).find((name) => name.includes('9990000770')) ?? '';
  assert.equal(await readFile(join(folder.data, 'dead-letter', kept), 'utf8'), whole);
});

test('stopping leaves what waits for its next attempt where it is', async () => {
  await using folder = await emptyData();
  const parts = await startParts(folder.data, {
    config: { POLL_MS: 1, RETRY_FIRST_MS: 300_000 },
    deliver: () => Promise.reject(away),
  });
  const receipt = await parts.queue.put(bytes(syntheticMessage(1, randomUUID())));
  await until('a retry', () => parts.metrics.value('retries_total') === 1);
  await parts[Symbol.asyncDispose]();
  assert.ok((await list(folder.data, 'waiting'))[0]?.startsWith(`${receipt}~1.0.`));
  assert.deepEqual(await list(folder.data, 'working'), []);
});
