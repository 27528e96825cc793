/**
 * Reads several streams at once, at most `limit` at a time, and yields their items as they come. The order within one
 * stream is kept. Each stream is read one item ahead of the consumer, so memory stays bounded.
 */
export async function* mergeStreams<T>(
  sources: Iterable<() => AsyncIterable<T>>,
  { limit, signal }: { limit: number; signal: AbortSignal },
): AsyncGenerator<T, void, void> {
  const waiting = sources[Symbol.iterator]();
  const active = new Map<AsyncIterator<T>, Promise<[AsyncIterator<T>, IteratorResult<T>]>>();

  function read(iterator: AsyncIterator<T>): void {
    const step = iterator.next().then((result): [AsyncIterator<T>, IteratorResult<T>] => [iterator, result]);
    step.catch(() => {}); // the race below reports it; never an unhandled rejection
    active.set(iterator, step);
  }

  function open(): void {
    while (active.size < limit) {
      const next = waiting.next();
      if (next.done) return;
      read(next.value()[Symbol.asyncIterator]());
    }
  }

  try {
    open();
    while (active.size > 0) {
      const [iterator, result] = await Promise.race(active.values());
      signal.throwIfAborted();
      active.delete(iterator);
      if (result.done) open();
      else {
        read(iterator);
        yield result.value;
      }
    }
  } finally {
    await Promise.allSettled([...active.keys()].map(async (iterator) => iterator.return?.()));
  }
}
