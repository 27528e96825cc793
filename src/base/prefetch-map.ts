/**
 * Maps a stream in order, with up to `ahead` items being worked on while the consumer is busy with earlier ones.
 * A result is handed over as soon as it and all before it are ready.
 */
export async function* prefetchMap<T, R>(
  items: AsyncIterable<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, void> {
  const source = items[Symbol.asyncIterator]();
  const queue: Promise<R>[] = [];
  let coming: Promise<IteratorResult<T>> | undefined;

  function ask(): Promise<IteratorResult<T>> {
    const promise = source.next();
    promise.catch(() => {}); // reported when awaited
    return promise;
  }

  try {
    coming = ask();
    while (coming || queue.length > 0) {
      if (coming && queue.length < ahead && (await isFirst(coming, queue[0]))) {
        const next: IteratorResult<T> = await coming;
        coming = next.done ? undefined : ask();
        if (!next.done) queue.push(quiet(work(next.value)));
      } else {
        yield await (queue.shift() as Promise<R>);
      }
    }
  } finally {
    await Promise.allSettled(queue);
    await source.return?.();
  }
}

/** Whether the next item is there before the oldest result. A failure of either counts as being there. */
async function isFirst(item: Promise<unknown>, result: Promise<unknown> | undefined): Promise<boolean> {
  if (!result) return true;
  const there = (value: boolean) => () => value;
  return Promise.race([item.then(there(true), there(true)), result.then(there(false), there(false))]);
}

function quiet<R>(promise: Promise<R>): Promise<R> {
  promise.catch(() => {}); // reported when its turn comes
  return promise;
}
