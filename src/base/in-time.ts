import type { Problem } from './problem.ts';

/**
 * Does work that must come to an end: after `milliseconds` its signal is aborted with `late` as the reason.
 *
 * @param limit.signal aborts it earlier
 */
export async function inTime<T>(
  { milliseconds, late, signal }: { milliseconds: number; late: Problem; signal?: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(late), milliseconds);
  try {
    return await work(signal ? AbortSignal.any([signal, patience.signal]) : patience.signal);
  } finally {
    clearTimeout(timer);
  }
}
