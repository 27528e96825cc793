import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { syntheticHl7v2Message } from '../src/hl7v2-synthetic.ts';
import { Rejected } from '../src/problems.ts';
import { emptyData, list, startParts, until } from './start-parts.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function batchOf(messages: string[], count = messages.length): string {
  return `FHS|^~\\&|PAS\rBHS|^~\\&|PAS\r${messages.join('')}BTS|${count}\rFTS|1\r`;
}

test('the messages of a batch are delivered one by one, in order where that matters', async () => {
  await using folder = await emptyData();
  await using parts = await startParts(folder.data, { config: { ORDER: 'sender' } });
  const ids = Array.from({ length: 6 }, () => randomUUID());
  const messages = ids.map((id, index) => syntheticHl7v2Message(index, id));
  await parts.queue.put(bytes(batchOf(messages.slice(0, 4))));
  await parts.queue.put(bytes(messages[4] ?? ''));
  await parts.queue.put(bytes(messages[5] ?? ''));
  await until('six', () => parts.delivered.length === 6);
  assert.deepEqual(
    parts.delivered.map(({ id }) => id),
    ids,
  );
  assert.equal(parts.metrics.value('batches_total'), 1);
});

test('a batch that is taken apart twice is delivered once', async () => {
  await using folder = await emptyData();
  await using parts = await startParts(folder.data);
  const batch = batchOf([0, 1, 2].map((index) => syntheticHl7v2Message(index, randomUUID())));
  for (const name of ['one', 'two']) await writeFile(join(folder.data, 'inbox', name), batch);
  await until('both', () => parts.metrics.value('messages_duplicate_total') === 3);
  assert.equal(parts.delivered.length, 3);
});

test('half a batch is a dead letter, and none of it is delivered', async () => {
  await using folder = await emptyData();
  await using parts = await startParts(folder.data);
  const messages = [0, 1, 2].map((index) => syntheticHl7v2Message(index, randomUUID()));
  await writeFile(join(folder.data, 'inbox', 'half'), batchOf(messages, 4));
  await until('a dead letter', () => parts.metrics.value('messages_dead_total') === 1);
  assert.match((await parts.queue.reasons(1))[0]?.problems[0] ?? '', /BTS-1: does not give the 3 messages/);
  assert.equal(parts.delivered.length, 0);
});

test('of a batch that is posted, all are right or none is taken', async () => {
  await using folder = await emptyData();
  await using parts = await startParts(folder.data);
  const messages = [0, 1, 2].map((index) => syntheticHl7v2Message(index, randomUUID()));
  const wrong = [...messages.slice(0, 2), messages[2]?.replace(/999\d{7}/, '9990000000') ?? ''];
  await assert.rejects(
    parts.intake.take(bytes(batchOf(wrong))),
    (error) => error instanceof Rejected && /^Message 3: PID-3\.1: the NHS number is not valid\.$/.test(error.message),
  );
  assert.deepEqual(await list(folder.data, 'inbox'), []);
  await parts.intake.take(bytes(batchOf(messages)));
  await until('three', () => parts.delivered.length === 3);
});
