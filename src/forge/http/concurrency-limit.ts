import type { Clock } from '../../base/clock.ts';
import { Problem } from '../../base/problem.ts';
import type { Allowance } from './rate-limit.ts';
import type { RequestLimits } from './request-limits.ts';
import type { Sleep, WaitTimer } from './wait-timer.ts';

/** What every request passes: it bounds how many are in flight and holds all of them while a penalty lasts. */
export interface ConcurrencyLimit {
  /**
   * Waits for a turn.
   *
   * @returns what to call when the request has ended
   * @throws a `rate-limited` Problem when the penalty lasts longer than we wait; the signal's reason when aborted
   */
  enter(signal: AbortSignal): Promise<() => void>;
  /** Nobody starts for so long. */
  pause(milliseconds: number): void;
  /** Until when nobody starts, in milliseconds since 1970; 0 when nobody was ever asked to wait. */
  pausedUntil(): number;
  /** So much is left of the rate limit; undefined when no answer came, or it does not say: what was known is one less. */
  allow(left: Allowance | undefined): void;
  /** Nobody starts any more: entering throws this. */
  close(problem: Problem): void;
}

interface ConcurrencyLimitOptions {
  /** As messages name it, such as `GitHub`. */
  forge: string;
  limits: Pick<RequestLimits, 'concurrency' | 'gapMs' | 'maxWaitMs'>;
  clock: Clock;
  sleep: Sleep;
  waitTimer: WaitTimer;
}

export function createConcurrencyLimit(options: ConcurrencyLimitOptions): ConcurrencyLimit {
  return new Gate(options);
}

class Gate implements ConcurrencyLimit {
  readonly #options: ConcurrencyLimitOptions;
  readonly #queue = createQueue();
  #active = 0;
  #pausedUntil = 0;
  #nextStart = 0;
  #closed: Problem | undefined;
  /** Undefined until the first answer: one request goes ahead and learns how many may follow. */
  #left: Allowance | undefined;

  constructor(options: ConcurrencyLimitOptions) {
    this.#options = options;
  }

  async enter(signal: AbortSignal): Promise<() => void> {
    try {
      await this.#turn(signal);
    } catch (error) {
      this.#queue.wakeOne(); // the turn goes to whoever waits behind
      throw error;
    }
    return () => {
      this.#active--;
      this.#queue.wakeOne();
    };
  }

  pause(milliseconds: number): void {
    if (milliseconds <= 0) return; // or a clock that is set back would make a wait of it
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + milliseconds);
  }

  pausedUntil(): number {
    return this.#pausedUntil;
  }

  allow(now: Allowance | undefined): void {
    const before = this.#left;
    const { requests, reset } = now ?? oneLess(before ?? notLimited);
    // Answers may come out of order: within a window what is left only shrinks.
    const isSameWindow = before !== undefined && reset !== undefined && before.reset === reset;
    this.#left = { requests: isSameWindow ? Math.min(before.requests, requests) : requests, reset };
  }

  close(problem: Problem): void {
    this.#closed = problem;
  }

  async #turn(signal: AbortSignal): Promise<void> {
    const { forge, limits, sleep, waitTimer } = this.#options;
    for (let heard = false; ;) {
      signal.throwIfAborted();
      if (this.#closed) throw this.#closed;
      const now = this.#now();
      const paused = this.#pausedUntil - now;
      if (paused > limits.maxWaitMs) throw limitedUntil(forge, new Date(this.#pausedUntil));
      if (paused > 0) await waitTimer.sleep(paused, signal);
      else if (this.#isFull()) await this.#queue.wait(signal);
      else if (this.#nextStart > now && this.#nextStart <= now + limits.gapMs)
        await sleep(this.#nextStart - now, signal);
      else if (!heard) {
        await arrivals();
        heard = true;
      } else return this.#take();
    }
  }

  #take(): void {
    this.#active++;
    this.#nextStart = this.#now() + this.#options.limits.gapMs;
    if (!this.#isFull()) this.#queue.wakeOne();
  }

  /** Whether no further request may start beside those under way; they may use up the rate limit, too. */
  #isFull(): boolean {
    const most = this.#left === undefined ? 1 : Math.max(1, this.#left.requests);
    return this.#active >= Math.min(this.#options.limits.concurrency, most);
  }

  #now(): number {
    return this.#options.clock().getTime();
  }
}

/**
 * Lets what has come in by now be read: after the process was busy, an answer that asks to wait may lie there while a timer
 * is due already.
 */
function arrivals(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

const notLimited: Allowance = { requests: Infinity, reset: undefined };

function oneLess({ requests, reset }: Allowance): Allowance {
  return { requests: Math.max(0, requests - 1), reset };
}

function limitedUntil(forge: string, end: Date): Problem {
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return new Problem(
    'rate-limited',
    `${forge} accepts no more requests until ${time.format(end)} UTC. What was read so far is kept, and a later harvest will resume.`,
  );
}

function createQueue() {
  const waiters = new Set<() => void>();
  return {
    wakeOne() {
      const [first] = waiters;
      first?.();
    },
    async wait(signal: AbortSignal) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          waiters.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiters.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      });
      signal.throwIfAborted();
    },
  };
}
