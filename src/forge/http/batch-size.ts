/** How much is asked for at once. One per kind of query, shared by all accounts: what one learns helps the others. */
export interface BatchSize {
  current(): number;
  /** So many came through in so long. */
  worked(size: number, elapsedMs: number): void;
  /** So many were too much. */
  tooLarge(size: number): void;
  /** The strain was one item's fault, not the size's. */
  isolated(): void;
}

/** GitHub ends a query after ten seconds: growing stops, and shrinking begins, well before. */
const quickMs = 2_500;
const slowMs = 7_000;
/** Good batches in a row before the size is doubled. */
const goodBatchesToGrow = 3;

/**
 * Halves under strain (never below 1), grows back slowly while answers are quick, and never beyond `max`.
 */
export function createBatchSize({ start, max }: { start: number; max: number }): BatchSize {
  let size = start;
  let proven = start;
  let good = 0;

  function halve(from: number) {
    size = Math.max(1, Math.min(size, Math.floor(from / 2)));
    good = 0;
  }

  return {
    current: () => size,
    worked(done, elapsedMs) {
      if (elapsedMs > slowMs) return halve(done);
      if (done < size) return; // a last, shorter batch proves nothing
      proven = Math.max(proven, size);
      good = elapsedMs < quickMs ? good + 1 : 0;
      if (good < goodBatchesToGrow) return;
      size = Math.min(max, size * 2);
      good = 0;
    },
    tooLarge: halve,
    isolated() {
      size = Math.max(size, Math.min(proven, start));
      good = 0;
    },
  };
}
