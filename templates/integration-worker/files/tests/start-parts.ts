import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBreaker } from '../src/breaker.ts';
import type { Clock } from '../src/clock.ts';
import type { Deliver } from '../src/deliver.ts';
import { readerFor, splitMessages } from '../src/format.ts';
import { createIntake } from '../src/intake.ts';
import type { Message } from '../src/message.ts';
import { createMetrics } from '../src/metrics.ts';
import { openQueue } from '../src/queue.ts';
import { openSeen } from '../src/seen.ts';
import { startWorker, type WorkerParts } from '../src/worker.ts';

/** An empty folder of data, removed at the end. */
export async function emptyData() {
  const data = await mkdtemp(join(tmpdir(), 'worker-'));
  return { data, [Symbol.asyncDispose]: () => rm(data, { recursive: true, force: true }) };
}

/** A clock that goes on when somebody sleeps, and only then: what takes hours is tried in a moment. */
export function quickClock(start = Date.now()): Clock & { time: number } {
  const quick = {
    time: start,
    now: () => quick.time,
    async sleep(milliseconds: number, stop: AbortSignal) {
      quick.time += milliseconds;
      await sleep(1, undefined, { signal: stop }).catch(() => undefined);
    },
  };
  return quick;
}

export interface Setup {
  deliver?: Deliver;
  config?: Partial<WorkerParts['config']>;
  clock?: Clock;
  read?: WorkerParts['read'];
}

/** A worker on a folder, with what it logged and delivered. */
export async function startParts(data: string, { deliver, config = {}, clock = quickClock(), read }: Setup = {}) {
  const stop = new AbortController();
  const logged: string[] = [];
  const delivered: Message[] = [];
  const metrics = createMetrics();
  const log: WorkerParts['log'] = (event, fields) => void logged.push(JSON.stringify({ event, ...fields }));
  const queue = await openQueue(data, { lease: 60_000, settle: 0 });
  const breaker = await openBreaker({
    failures: 5,
    first: 1000,
    longest: 60_000,
    now: clock.now,
    path: join(data, 'breaker.json'),
    opened: (_wait, again) => log(again ? 'breaker-still-open' : 'breaker-open'),
    closed: () => log('breaker-closed'),
  });
  const worker = startWorker(
    {
      queue,
      breaker,
      clock,
      seen: await openSeen(data),
      read: read ?? readerFor({}),
      split: splitMessages,
      deliver: async (message) => {
        await deliver?.(message);
        delivered.push(message);
      },
      metrics,
      log,
      config: {
        CONCURRENCY: 4,
        POLL_MS: 500,
        LEASE_MS: 60_000,
        ORDER: 'none',
        ATTEMPTS: 3,
        RETRY_FIRST_MS: 1000,
        RETRY_LONGEST_MS: 300_000,
        MOST_BYTES: 100_000,
        KEEP_DAYS: 7,
        ...config,
      },
    },
    stop.signal,
  );
  const intake = createIntake({
    queue,
    split: splitMessages,
    read: read ?? readerFor({}),
    metrics,
    log,
    stop: stop.signal,
    config: { DATA: data, LEAST_FREE_BYTES: 0, MOST_WAITING: 100_000 },
  });
  return {
    queue,
    breaker,
    intake,
    metrics,
    logged,
    delivered,
    worker,
    clock,
    stop: stop.signal,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await worker.stopped;
      await queue.close();
    },
  };
}

/** Waits for something to become true; fails by saying what did not. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, tries = 3000): Promise<void> {
  for (let index = 0; index < tries; index += 1) {
    if (await holds()) return;
    await sleep(10);
  }
  throw new Error(`Never came true: ${what}`);
}

/** Names in a folder, without hidden ones. */
export async function list(...path: string[]): Promise<string[]> {
  const names = await readdir(join(...path)).catch(() => []);
  return names.filter((name) => !name.startsWith('.'));
}
