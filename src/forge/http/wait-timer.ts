import { setTimeout as timer } from 'node:timers/promises';
import type { Clock } from '../../base/clock.ts';

/** Waits, and ends at once with the signal's reason when it is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const realSleep: Sleep = async (milliseconds, signal) => {
  try {
    await timer(milliseconds, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted(); // the caller's own reason rather than the timer's
    throw error;
  }
};

export interface WaitTimer {
  sleep: Sleep;
  /** Milliseconds during which at least one request was waiting. */
  total(): number;
}

/** Counts time spent waiting; requests that wait side by side count once. */
export function createWaitTimer(clock: Clock, sleep: Sleep): WaitTimer {
  let waiters = 0;
  let since = 0;
  let total = 0;
  return {
    async sleep(milliseconds, signal) {
      if (waiters++ === 0) since = clock().getTime();
      try {
        await sleep(milliseconds, signal);
      } finally {
        if (--waiters === 0) total += Math.max(0, clock().getTime() - since);
      }
    },
    total: () => total,
  };
}
