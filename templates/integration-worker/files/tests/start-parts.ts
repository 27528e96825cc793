import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deliver } from '../src/deliver.ts';
import { readMessage } from '../src/format.ts';
import type { Message } from '../src/message.ts';
import { createMetrics } from '../src/metrics.ts';
import { openQueue } from '../src/queue.ts';
import { openSeen } from '../src/seen.ts';
import { startWorker } from '../src/worker.ts';

/** An empty folder of data, removed at the end. */
export async function emptyData() {
  const data = await mkdtemp(join(tmpdir(), 'worker-'));
  return { data, [Symbol.asyncDispose]: () => rm(data, { recursive: true, force: true }) };
}

/** A worker on a folder, with what it logged and delivered. */
export async function startParts(data: string, deliver?: Deliver, waits = 1) {
  const stop = new AbortController();
  const logged: string[] = [];
  const delivered: Message[] = [];
  const metrics = createMetrics();
  const queue = await openQueue(data, { lease: 60_000, settle: 0 });
  const worker = startWorker(
    {
      queue,
      seen: await openSeen(data),
      read: readMessage,
      deliver: deliver ?? (async (message) => void delivered.push(message)),
      metrics,
      log: (event, fields) => void logged.push(JSON.stringify({ event, ...fields })),
      config: {
        CONCURRENCY: 4,
        POLL_MS: 10,
        LEASE_MS: 60_000,
        ATTEMPTS: 3,
        RETRY_FIRST_MS: waits,
        RETRY_LONGEST_MS: waits * 5,
        MOST_BYTES: 100_000,
        KEEP_DAYS: 7,
      },
    },
    stop.signal,
  );
  return {
    queue,
    metrics,
    logged,
    delivered,
    worker,
    stop: stop.signal,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await worker.stopped;
      await queue.close();
    },
  };
}

/** Waits for something to become true; fails by saying what did not. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, tries = 1500): Promise<void> {
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
