import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Deliver } from './deliver.ts';
import { handle } from './handle.ts';
import { keysOf, nextInLine } from './line.ts';
import { traceOf, type Log } from './log.ts';
import type { ReadMessage, SplitMessages } from './message.ts';
import type { Metrics } from './metrics.ts';
import type { Claim, Queue } from './queue.ts';
import type { Seen } from './seen.ts';

export interface WorkerParts {
  queue: Queue;
  seen: Seen;
  read: ReadMessage;
  split: SplitMessages;
  deliver: Deliver;
  breaker: Breaker;
  clock: Clock;
  metrics: Metrics;
  log: Log;
  config: Pick<
    Config,
    | 'CONCURRENCY'
    | 'POLL_MS'
    | 'LEASE_MS'
    | 'ORDER'
    | 'ATTEMPTS'
    | 'RETRY_FIRST_MS'
    | 'RETRY_LONGEST_MS'
    | 'MOST_BYTES'
    | 'KEEP_DAYS'
  >;
}

export interface Worker {
  /** How many messages it holds. */
  running(): number;
  /** Whether its last look into the inbox went well. */
  healthy(): boolean;
  /** Resolves when it was told to stop and holds nothing any more. */
  stopped: Promise<void>;
}

interface Running {
  task: Promise<void>;
  keys: string[];
  again: boolean;
}

/** Starts to work on the queue until the signal says to stop. What is being delivered then is finished. */
export function startWorker(parts: WorkerParts, stop: AbortSignal): Worker {
  const { queue, metrics, log, config, clock, breaker } = parts;
  const running = new Map<string, Running>();
  const inOrder = oneAtATime();
  const ordered = config.ORDER !== 'none';
  let healthy = true;
  let lastSweep = clock.now();
  let againNext = true;

  function begin(claim: Claim, again: boolean, keys: string[]): void {
    const { receipt } = claim.label;
    metrics.count('messages_claimed_total');
    const task = handle(parts, claim, inOrder)
      .catch((error: unknown) => log('failed', { receipt, error: traceOf(error) }))
      .finally(() => {
        breaker.unused(receipt);
        running.delete(receipt);
      });
    running.set(receipt, { task, keys, again });
  }

  /** Takes up messages that were set aside and are due. */
  async function takeWaiting(room: number): Promise<number> {
    if (room < 1) return 0;
    const held = new Set([...running.values()].flatMap(({ keys }) => keys));
    let count = 0;
    for (const file of nextInLine(await queue.waiting(), held, clock.now()).slice(0, room)) {
      const claim = await queue.take(file);
      if (!claim) continue;
      begin(claim, true, claim.label.keys);
      count += 1;
    }
    return count;
  }

  async function takeNew(room: number, anywhere = false): Promise<number> {
    if (ordered) return takeNewInOrder(room);
    const claims = await queue.claim(room, anywhere);
    for (const claim of claims) begin(claim, false, []);
    return claims.length;
  }

  /** One after another; a message that has another before it in line is set aside. */
  async function takeNewInOrder(room: number): Promise<number> {
    let count = 0;
    for (; count < room; count += 1) {
      const [claim] = await queue.claim(1);
      if (!claim) break;
      const keys = await keysIn(parts, claim);
      const held = new Set([...running.values()].flatMap((one) => one.keys));
      for (const { label } of await queue.waiting()) for (const key of label?.keys ?? []) held.add(key);
      if (keys?.some((key) => held.has(key))) await queue.setAside(claim, { keys });
      else if (await queue.note(claim, { keys: keys ?? [] })) begin(claim, false, keys ?? []);
      // The messages of a batch come before those that came after it.
      if (keys === undefined) await running.get(claim.label.receipt)?.task;
    }
    return count;
  }

  async function look(): Promise<boolean> {
    if (ordered && !(await queue.isFirst())) return false;
    const lets = breaker.lets();
    const free = config.CONCURRENCY - running.size;
    const room = lets === 'all' ? free : lets === 'none' ? 0 : Math.min(1, free);
    if (room < 1) return false;
    if (lets === 'one-fresh') return (await takeNew(1)) > 0;
    // Messages that are tried again get half of the room, so that they keep nobody up. While the destination is down,
    // new ones are tried first, from anywhere among them: those that failed may be to blame, and bad ones come in a row.
    const newFirst = !ordered && (lets === 'one' || (room === 1 && !againNext));
    const half = Math.max(1, Math.floor(config.CONCURRENCY / 2));
    const again = ordered ? room : half - [...running.values()].filter((one) => one.again).length;
    let left = room;
    if (newFirst) left -= await takeNew(left, lets === 'one');
    const taken = await takeWaiting(Math.min(left, again));
    left -= taken;
    if (!newFirst) left -= await takeNew(left);
    againNext = taken === 0;
    return left < room;
  }

  async function sweep(): Promise<void> {
    if (clock.now() < lastSweep + config.LEASE_MS) return;
    lastSweep = clock.now();
    const count = await queue.sweep(new Set(running.keys()));
    if (count > 0) log('swept', { count });
  }

  async function work(): Promise<void> {
    while (!stop.aborted) {
      const found = await sweep()
        .then(look)
        .then(
          (any) => ((healthy = true), any),
          (error: unknown) => {
            healthy = false;
            log('queue-unreadable', { error: traceOf(error) });
            return false;
          },
        );
      const tasks = [...running.values()].map(({ task }) => task);
      if (!found || running.size >= config.CONCURRENCY)
        await Promise.race([clock.sleep(config.POLL_MS, stop), ...tasks]);
    }
    await Promise.allSettled([...running.values()].map(({ task }) => task));
  }

  const beating = setInterval(() => void beat(parts), config.LEASE_MS / 3);
  const pruning = setInterval(() => void prune(parts), 3_600_000);
  const stopped = Promise.all([beat(parts), prune(parts)])
    .then(work)
    .finally(() => {
      clearInterval(beating);
      clearInterval(pruning);
    });
  return { running: () => running.size, healthy: () => healthy, stopped };
}

/** The keys of a message; undefined for a batch. One that cannot be read has none: it waits for nobody. */
async function keysIn({ queue, read, split, config }: WorkerParts, claim: Claim): Promise<string[] | undefined> {
  try {
    if (claim.bytes > config.MOST_BYTES) return [];
    const bytes = await queue.read(claim);
    return split(bytes) ? undefined : keysOf(read(bytes), config.ORDER);
  } catch {
    return [];
  }
}

/** Says that this worker lives, and takes over messages of those that do not. */
async function beat({ queue, metrics, log }: WorkerParts): Promise<void> {
  try {
    const recovered = await queue.beat();
    metrics.count('messages_recovered_total', recovered);
    if (recovered > 0) log('recovered', { count: recovered });
  } catch (error) {
    log('beat-failed', { error: traceOf(error) });
  }
}

/** Deletes what is kept no longer. */
async function prune({ queue, seen, log, config }: WorkerParts): Promise<void> {
  const days = config.KEEP_DAYS * 86_400_000;
  await Promise.all([queue.prune(days), seen.prune(days)]).catch((error: unknown) =>
    log('prune-failed', { error: traceOf(error) }),
  );
}

export type InOrder = (key: string, work: () => Promise<void>) => Promise<void>;

/** Two copies of a message wait for one another, so that the second sees that the first was delivered. */
function oneAtATime(): InOrder {
  const last = new Map<string, Promise<void>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(work);
    last.set(key, mine);
    await mine.finally(() => last.get(key) === mine && last.delete(key));
  };
}
