import { archivedBit, forkBit } from '../index/column-store.ts';
import type { ColumnStore } from '../index/column-store.ts';

/**
 * How relevance is made of what is known of a hit (measured in bench/search.ts; every factor there can be switched off):
 * the match itself, then small factors for what people would rather reuse.
 */
export interface Ranking {
  /** Added share of a repository pushed today; halves every `halfLifeYears`. */
  recency: number;
  halfLifeYears: number;
  /** Added share for each tenfold of stars. */
  stars: number;
  /** Factors. */
  archived: number;
  fork: number;
  /** Factor for a repository whose name is exactly what was typed. */
  exactName: number;
}

export const ranking: Ranking = {
  recency: 0.2,
  halfLifeYears: 2,
  stars: 0.1,
  archived: 0.7,
  fork: 0.8,
  exactName: 4,
};

const yearSeconds = 31_557_600;

/** How long the age of documents may stand still. */
const hourSeconds = 3_600;

/**
 * What the match of each document is multiplied by, by slot: the share that a document's age, stars and kind add or take. It
 * is the same for every query, so it is worked out once for all, and again where documents change.
 */
export function createBoosts(columns: ColumnStore, by: Ranking) {
  let known = { at: 0, shares: new Float64Array(0) };
  return {
    all(): Float64Array {
      const now = Date.now() / 1000;
      if (known.shares.length < columns.size || now - known.at >= hourSeconds) {
        const shares = Float64Array.from({ length: columns.flags.length }, (_, slot) =>
          slot < columns.size ? worth(slot, columns, now, by) : 0,
        );
        known = { at: now, shares };
      }
      return known.shares;
    },
    /** Documents changed. */
    changed(slots: readonly number[]): void {
      for (const slot of slots)
        if (slot < known.shares.length) known.shares[slot] = worth(slot, columns, known.at, by);
    },
  };
}

function worth(slot: number, { flags, pushed, stars }: ColumnStore, now: number, by: Ranking): number {
  const kind = flags[slot] ?? 0;
  const age = Math.max(0, now - (pushed[slot] ?? 0)) / yearSeconds;
  const recency = by.recency * 2 ** (-age / by.halfLifeYears);
  const fame = by.stars * Math.log10(1 + (stars[slot] ?? 0));
  return (1 + recency + fame) * (kind & archivedBit ? by.archived : 1) * (kind & forkBit ? by.fork : 1);
}
