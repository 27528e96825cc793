import assert from 'node:assert/strict';
import { mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { nextInLine } from '../src/line.ts';
import { openQueue } from '../src/queue.ts';
import { emptyData, list } from './start-parts.ts';

const timing = { lease: 60_000, settle: 0 };
const bytes = (text: string) => new TextEncoder().encode(text);

test('of several workers on one folder, each message is claimed by exactly one', async () => {
  await using folder = await emptyData();
  const queues = await Promise.all(Array.from({ length: 4 }, () => openQueue(folder.data, timing)));
  for (let index = 0; index < 60; index += 1) await queues[0]?.put(bytes(String(index)));
  const claimed = (await Promise.all(queues.map((queue) => queue.claim(60)))).flat();
  assert.equal(claimed.length, 60);
  assert.equal(new Set(claimed.map(({ label }) => label.receipt)).size, 60);
});

test('the oldest messages come first, and no more than asked for', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  for (const [name, age] of [
    ['new', 1],
    ['old', 3],
    ['middle', 2],
  ] as const) {
    const path = join(folder.data, 'inbox', name);
    await writeFile(path, name);
    await utimes(path, Date.now() / 1000 - age * 100, Date.now() / 1000 - age * 100);
  }
  const claims = await queue.claim(2);
  const contents = await Promise.all(claims.map(async (claim) => new TextDecoder().decode(await queue.read(claim))));
  assert.deepEqual(contents, ['old', 'middle']);
  assert.ok((await queue.oldest()) >= 99);
});

test('files that are still being written, folders and links are left alone', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, { ...timing, settle: 60_000 });
  const inbox = join(folder.data, 'inbox');
  await writeFile(join(inbox, 'just-now.json'), 'x');
  for (const name of ['.hidden', 'copying.part', 'copying.tmp']) {
    await writeFile(join(inbox, name), 'x');
    await utimes(join(inbox, name), 1, 1);
  }
  await mkdir(join(inbox, 'folder'));
  await symlink('/etc/hostname', join(inbox, 'link'));
  assert.deepEqual(await queue.claim(10), []);
});

test('what is known about a message survives being set aside, taken up and taken over', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  const receipt = await queue.put(bytes('x'));
  const [first] = await queue.claim(1);
  assert.ok(first);
  assert.equal(await queue.note(first, { attempts: 3 }), true);
  assert.equal(await queue.setAside(first, { due: 1_764_000_000_000, probes: 2 }), true);
  assert.deepEqual(await queue.claim(1), []);
  const [aside] = await (await openQueue(folder.data, timing)).waiting();
  assert.deepEqual(aside?.label, { receipt, attempts: 3, probes: 2, due: 1_764_000_000_000, keys: [], name: 'post' });
  assert.ok(aside && (await queue.take(aside)));
  assert.equal(await queue.take(aside), undefined, 'nobody else gets it');
  await queue.close();
  const [again] = await (await openQueue(folder.data, timing)).claim(1);
  assert.deepEqual(again?.label, aside?.label);
});

test('messages with a place in line are put back in front of those behind them', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  await queue.put(bytes('first'));
  await queue.put(bytes('second'));
  const [first, second] = await queue.claim(2);
  assert.ok(first && second);
  await queue.note(first, { keys: ['abcdef'] });
  await queue.setAside(second, { keys: ['abcdef'] });
  await queue.close();
  const waiting = await (await openQueue(folder.data, timing)).waiting();
  assert.deepEqual(
    waiting.map(({ label }) => label?.receipt),
    [first.label.receipt, second.label.receipt],
  );
  assert.deepEqual(
    nextInLine(waiting, new Set(), 0).map(({ label }) => label?.receipt),
    [first.label.receipt],
  );
  assert.deepEqual(nextInLine(waiting, new Set(['abcdef']), 0), []);
});

test('messages come in the order they were put in, though the clock stands still or goes back', async (context) => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  const receipts: string[] = [];
  let now = 1_800_000_000_000;
  context.mock.method(Date, 'now', () => now);
  for (let index = 0; index < 40; index += 1) {
    if (index % 10 === 0) now -= 1000;
    receipts.push(await queue.put(bytes('x')));
  }
  const claims = await queue.claim(40);
  assert.deepEqual(
    claims.map(({ label }) => label.receipt),
    receipts,
  );
});

test('folders of version 1.0.0 are understood', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  await writeFile(join(folder.data, 'inbox', 'mifk2abc01234567~post'), 'x');
  assert.equal((await queue.claim(1))[0]?.label.receipt, 'mifk2abc01234567');
});

test('what this worker holds without working on it is put back', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  for (const text of ['a', 'b']) await queue.put(bytes(text));
  const [held, forgotten] = await queue.claim(2);
  assert.equal(await queue.sweep(new Set([held?.label.receipt ?? ''])), 1);
  assert.equal((await queue.claim(2))[0]?.label.receipt, forgotten?.label.receipt);
});

test('a message that cannot be written is refused', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  await rm(join(folder.data, 'inbox'), { recursive: true });
  await assert.rejects(queue.put(bytes('x')), { code: 'ENOENT' });
  await mkdir(join(folder.data, 'inbox'));
  await writeFile(join(folder.data, 'inbox', 'other'), 'x');
  assert.equal(await queue.count('inbox'), 1);
});

test('messages of a worker that is silent for a lease are taken over; those of a living one are not', async () => {
  await using folder = await emptyData();
  const silent = await openQueue(folder.data, timing);
  await silent.put(bytes('x'));
  const [claim] = await silent.claim(1);
  assert.ok(claim);
  const other = await openQueue(folder.data, timing);
  assert.equal(await other.beat(), 0);
  const [name = ''] = (await list(folder.data, 'working')).filter((one) => claim.path.includes(one));
  await utimes(join(folder.data, 'working', name, '.alive'), 1, 1);
  assert.equal(await other.beat(), 1);
  assert.equal((await other.claim(1)).length, 1);
  assert.equal(await silent.done(claim), false, 'it learns that it lost the message');
});

test('a worker that was taken for dead goes on', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  const other = await openQueue(folder.data, { ...timing, lease: -1 });
  await other.beat();
  await queue.put(bytes('x'));
  assert.deepEqual(await queue.claim(1), [], 'it has no folder to put messages into');
  await queue.beat();
  assert.equal((await queue.claim(1)).length, 1);
});

test('a dead letter has its reason beside it', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  await queue.put(bytes('x'));
  const [claim] = await queue.claim(1);
  assert.ok(claim);
  const reason = { receipt: claim.label.receipt, at: '2026-01-01T00:00:00.000Z', attempts: 1, problems: ['Wrong.'] };
  assert.equal(await queue.dead(claim, reason), true);
  assert.deepEqual(
    JSON.parse(await readFile(join(folder.data, 'dead-letter', `${claim.label.receipt}.reason.json`), 'utf8')),
    reason,
  );
  assert.equal(await queue.count('dead-letter'), 1);
});

test('long and odd names of files do no harm', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  for (const name of ['x'.repeat(250), '🩺 ŵ "quoted".json', '~~~', '-rf'])
    await writeFile(join(folder.data, 'inbox', name), 'x');
  const claims = await queue.claim(10);
  assert.equal(claims.length, 4);
  for (const claim of claims) assert.equal(await queue.done(claim), true);
});

test('only delivered messages that are old are deleted', async () => {
  await using folder = await emptyData();
  const queue = await openQueue(folder.data, timing);
  for (const name of ['old', 'new']) await writeFile(join(folder.data, 'done', name), 'x');
  await utimes(join(folder.data, 'done', 'old'), 1, 1);
  await queue.prune(86_400_000);
  assert.deepEqual(await list(folder.data, 'done'), ['new']);
});
