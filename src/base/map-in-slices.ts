/** How long, in milliseconds, work holds the process before others have their turn. */
const sliceMs = 10;

/**
 * Maps one item after another, in order, and lets requests and timers that wait have their turn: before the first item, and
 * whenever a slice of work has taken its time. For work on many repositories in a process that also serves pages.
 */
export async function mapInSlices<T, R>(items: readonly T[], map: (item: T) => R): Promise<R[]> {
  const results: R[] = [];
  let until = 0;
  for (const item of items) {
    if (performance.now() >= until) {
      await new Promise((resolve) => setImmediate(resolve));
      until = performance.now() + sliceMs;
    }
    results.push(map(item));
  }
  return results;
}
