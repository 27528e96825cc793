import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createConcurrencyLimit } from '../../../src/forge/http/concurrency-limit.ts';
import { createWaitTimer, type Sleep } from '../../../src/forge/http/wait-timer.ts';

const signal = new AbortController().signal;

function gateAt(limits: { concurrency?: number; gapMs?: number; maxWaitMs?: number } = {}) {
  let now = 1_000_000;
  const clock = () => new Date(now);
  const sleep: Sleep = async (milliseconds, stop) => {
    stop.throwIfAborted();
    now += milliseconds;
  };
  const waitTimer = createWaitTimer(clock, sleep);
  const settings = { concurrency: 2, gapMs: 0, maxWaitMs: 10_000, ...limits };
  const gate = createConcurrencyLimit({
    ...{ forge: 'GitHub', limits: settings },
    ...{ clock, sleep, waitTimer },
  });
  gate.allow(undefined);
  return { gate, waitTimer, now: () => now - 1_000_000 };
}

/** Lets whoever may enter do so: entering takes a few turns of the loop. */
async function turns(): Promise<void> {
  for (let n = 0; n < 8; n++) await setImmediate();
}

test('an answer that came while the process was busy is heard before the next starts', async () => {
  const { gate, now } = gateAt();
  const entering = gate.enter(signal);
  await setImmediate();
  gate.pause(500);
  await entering;
  expect(now()).toBe(500);
});

test('no wait is none, also when the clock is set back', async () => {
  const { gate } = gateAt();
  gate.pause(0);
  expect(gate.pausedUntil()).toBe(0);
});

test('no more run at once than allowed, and the next goes as soon as one ends', async () => {
  const { gate } = gateAt({ concurrency: 2 });
  const leave = await gate.enter(signal);
  await gate.enter(signal);
  let third = false;
  const waitTimer = gate.enter(signal).then(() => (third = true));
  await setImmediate();
  expect(third).toBe(false);
  leave();
  await waitTimer;
  expect(third).toBe(true);
});

test('a penalty holds everybody, and counts as waitTimer', async () => {
  const { gate, waitTimer, now } = gateAt();
  gate.pause(5_000);
  gate.pause(2_000);
  await gate.enter(signal);
  expect(now()).toBe(5_000);
  expect(waitTimer.total()).toBe(5_000);
});

test('the gap between starts is kept, and is not counted as waitTimer', async () => {
  const { gate, waitTimer, now } = gateAt({ gapMs: 100, concurrency: 9 });
  for (let n = 0; n < 4; n++) await gate.enter(signal);
  expect(now()).toBe(300);
  expect(waitTimer.total()).toBe(0);
});

test('a penalty that is too long is a problem that says when it ends', async () => {
  const { gate, now } = gateAt({ maxWaitMs: 1_000 });
  gate.pause(60 * 60_000);
  await expect(gate.enter(signal)).rejects.toMatchObject({
    kind: 'rate-limited',
    message: expect.stringMatching(/1 January 1970 at 01:16 UTC/) as string,
  });
  expect(now()).toBe(0);
});

test('whoever gives up while queueing leaves the queue', async () => {
  const { gate } = gateAt({ concurrency: 1 });
  const leave = await gate.enter(signal);
  const impatient = new AbortController();
  const first = gate.enter(impatient.signal);
  const second = gate.enter(signal);
  impatient.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  leave();
  await second;
});

test('a turn given to somebody who gives up meanwhile goes to the next', async () => {
  const { gate } = gateAt({ concurrency: 1 });
  const leave = await gate.enter(signal);
  const impatient = new AbortController();
  const first = gate.enter(impatient.signal);
  const second = gate.enter(signal);
  leave();
  impatient.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  await second;
});

test('those who come at the same moment are bounded too', async () => {
  const { gate } = gateAt({ concurrency: 2 });
  let inside = 0;
  for (let n = 0; n < 5; n++) void gate.enter(signal).then(() => inside++);
  await turns();
  expect(inside).toBe(2);
});

test('an answer that says nothing of the rate limit does not lift what is known of it', async () => {
  const { gate } = gateAt({ concurrency: 3 });
  gate.allow({ requests: 2, reset: 1_000 });
  gate.allow(undefined);
  let inside = 0;
  for (let n = 0; n < 3; n++) void gate.enter(signal).then(() => inside++);
  await turns();
  expect(inside).toBe(1);
});
