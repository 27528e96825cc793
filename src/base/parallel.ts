/**
 * Runs `work` over `items`, at most `limit` at a time, and yields results as they finish (not in order).
 * The first failure ends the run and is thrown; leaving the loop early, or `signal`, cancels the rest.
 */
export async function* parallel<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  { limit, signal }: { limit: number; signal: AbortSignal },
  work: (item: T, signal: AbortSignal) => Promise<R>,
): AsyncGenerator<R, void, void> {
  const leaving = new AbortController();
  const stop = AbortSignal.any([signal, leaving.signal]);
  const running = new Map<symbol, Promise<[symbol, R]>>();

  async function next(): Promise<R> {
    const [key, result] = await Promise.race(running.values());
    running.delete(key);
    return result;
  }

  try {
    for await (const item of items) {
      stop.throwIfAborted();
      const key = Symbol();
      const task = work(item, stop).then((result): [symbol, R] => [key, result]);
      task.catch(() => {}); // next() reports it; never an unhandled rejection
      running.set(key, task);
      if (running.size >= limit) yield await next();
    }
    while (running.size > 0) yield await next();
  } finally {
    leaving.abort();
    await Promise.allSettled(running.values());
  }
}
