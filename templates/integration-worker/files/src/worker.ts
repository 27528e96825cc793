import { setTimeout as sleep } from 'node:timers/promises';
import { backOff } from './back-off.ts';
import type { Config } from './config.ts';
import type { Deliver } from './deliver.ts';
import { traceOf, type Log } from './log.ts';
import type { Message, ReadMessage } from './message.ts';
import type { Metrics } from './metrics.ts';
import { Rejected, Unavailable } from './problems.ts';
import type { Claim, Queue } from './queue.ts';
import type { Seen } from './seen.ts';

export interface WorkerParts {
  queue: Queue;
  seen: Seen;
  read: ReadMessage;
  deliver: Deliver;
  metrics: Metrics;
  log: Log;
  config: Pick<
    Config,
    | 'CONCURRENCY'
    | 'POLL_MS'
    | 'LEASE_MS'
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

/** Starts to work on the queue until the signal says to stop. Messages that wait for another try then go back. */
export function startWorker(parts: WorkerParts, stop: AbortSignal): Worker {
  const { queue, metrics, log, config } = parts;
  const running = new Set<Promise<void>>();
  let healthy = true;
  const inOrder = oneAtATime();

  async function look(): Promise<boolean> {
    const claims = await queue.claim(config.CONCURRENCY - running.size);
    for (const claim of claims) {
      metrics.count('messages_claimed_total');
      const task = handle(parts, claim, inOrder, stop).catch((error: unknown) => {
        // The message stays claimed: it is taken over when this worker stops, or by another one.
        log('failed', { receipt: claim.receipt, error: traceOf(error) });
      });
      running.add(task);
      void task.then(() => running.delete(task));
    }
    return claims.length > 0;
  }

  async function work(): Promise<void> {
    while (!stop.aborted) {
      const found = await look().then(
        (any) => ((healthy = true), any),
        (error: unknown) => {
          healthy = false;
          log('queue-unreadable', { error: traceOf(error) });
          return false;
        },
      );
      if (!found || running.size >= config.CONCURRENCY) await Promise.race([pause(config.POLL_MS, stop), ...running]);
    }
    await Promise.allSettled(running);
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

async function handle(parts: WorkerParts, claim: Claim, inOrder: InOrder, stop: AbortSignal): Promise<void> {
  const { receipt, bytes: size } = claim;
  let attempts = 0;
  try {
    if (size > parts.config.MOST_BYTES) throw new Rejected(['The message is too long.']);
    const bytes = await parts.queue.read(claim);
    const message = parts.read(bytes);
    await inOrder(`${message.from}\n${message.id}`, async () => {
      if (await parts.seen.has(message, bytes)) return finish(parts, claim, message, 'duplicate');
      while (!(await attempt(parts, message, (attempts += 1), receipt, stop))) {
        if (stop.aborted) return putBack(parts, claim);
      }
      await parts.seen.add(message, bytes);
      await finish(parts, claim, message, 'delivered');
    });
  } catch (error) {
    await bury(parts, claim, attempts, error);
  }
}

/** One attempt, and the wait after one that failed. Gives whether the message was delivered. */
async function attempt(
  parts: WorkerParts,
  message: Message,
  number: number,
  receipt: string,
  stop: AbortSignal,
): Promise<boolean> {
  const { config, metrics, log } = parts;
  try {
    await parts.deliver(message);
    return true;
  } catch (error) {
    if (!(error instanceof Unavailable) || number >= config.ATTEMPTS) throw error;
    const wait = Math.max(backOff(number, config.RETRY_FIRST_MS, config.RETRY_LONGEST_MS), error.retryAfter);
    const waitMs = Math.min(wait, config.RETRY_LONGEST_MS);
    metrics.count('retries_total');
    log('retrying', { receipt, attempt: number, waitMs, problem: error.message });
    await pause(waitMs, stop);
    return false;
  }
}

async function finish(
  parts: WorkerParts,
  claim: Claim,
  message: Message,
  how: 'delivered' | 'duplicate',
): Promise<void> {
  const kept = await parts.queue.done(claim);
  parts.metrics.count(kept ? `messages_${how}_total` : 'claims_lost_total');
  parts.log(how, { receipt: claim.receipt, messageId: message.id, messageType: message.type });
}

async function putBack({ queue, metrics, log }: WorkerParts, claim: Claim): Promise<void> {
  const kept = await queue.putBack(claim);
  metrics.count(kept ? 'messages_requeued_total' : 'claims_lost_total');
  log('put-back', { receipt: claim.receipt });
}

async function bury(
  { queue, metrics, log }: WorkerParts,
  claim: Claim,
  attempts: number,
  error: unknown,
): Promise<void> {
  const { receipt } = claim;
  if ((error as { code?: unknown }).code === 'ENOENT') {
    metrics.count('claims_lost_total');
    return log('claim-lost', { receipt });
  }
  const problems = problemsOf(error);
  const kept = await queue.dead(claim, { receipt, at: new Date().toISOString(), attempts, problems });
  metrics.count(kept ? 'messages_dead_total' : 'claims_lost_total');
  log('dead-letter', { receipt, attempt: attempts, problem: problems.join(' ') });
  if (!(error instanceof Rejected || error instanceof Unavailable)) log('bug', { receipt, error: traceOf(error) });
}

function problemsOf(error: unknown): string[] {
  if (error instanceof Rejected) return error.problems;
  if (error instanceof Unavailable) return [error.message];
  return ['The worker failed in a way nobody foresaw. The log has more, under "bug".'];
}

async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal: stop }).catch(() => undefined);
}

type InOrder = (key: string, work: () => Promise<void>) => Promise<void>;

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
