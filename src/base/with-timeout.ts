import type { Problem } from './problem.ts';

/** How long work may take, and the problem it ends with when it takes longer. `signal` aborts it earlier. */
interface TimeoutOptions {
  timeoutMs: number;
  late: Problem;
  signal?: AbortSignal;
}

/**
 * Runs work with a time limit. The signal passed to `work` is aborted with `late` when the time is up, or with the
 * reason of `signal` when that comes first.
 *
 * @returns what `work` returns
 * @throws whatever `work` throws, usually the reason of its signal
 */
export async function withTimeout<T>(
  { timeoutMs, late, signal }: TimeoutOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(late), timeoutMs);
  try {
    return await work(signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal);
  } finally {
    clearTimeout(timer);
  }
}
