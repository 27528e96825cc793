import { setTimeout as wait } from 'node:timers/promises';

/** Time, as an argument, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, or as soon as the signal says to stop. */
  sleep(milliseconds: number, stop: AbortSignal): Promise<void>;
}

export const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, stop) => wait(milliseconds, undefined, { signal: stop }).catch(() => undefined),
};
