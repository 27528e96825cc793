import type { Clock } from '../../base/clock.ts';
import { Problem } from '../../base/problem.ts';
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
  const { forge, limits, clock, sleep, waitTimer } = options;
  const queue = createQueue();
  let active = 0;
  let pausedUntil = 0;
  let nextStart = 0;

  function leave() {
    active--;
    queue.wakeOne();
  }

  function take() {
    active++;
    nextStart = clock().getTime() + limits.gapMs;
  }

  async function turn(signal: AbortSignal) {
    for (;;) {
      signal.throwIfAborted();
      const now = clock().getTime();
      if (pausedUntil - now > limits.maxWaitMs) throw limitedUntil(forge, new Date(pausedUntil));
      if (pausedUntil > now) await waitTimer.sleep(pausedUntil - now, signal);
      else if (active >= limits.concurrency) await queue.wait(signal);
      else if (nextStart > now) await sleep(nextStart - now, signal);
      else return take();
    }
  }

  return {
    async enter(signal) {
      try {
        await turn(signal);
      } catch (error) {
        queue.wakeOne(); // the turn goes to whoever waits behind
        throw error;
      }
      return leave;
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock().getTime() + milliseconds);
    },
  };
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
