import { archivedBit, forkBit } from './columns.ts';
import type { Columns } from './columns.ts';

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

/** The score of a hit: `match` is how well the text fits (higher is better, 0 or more), `now` seconds since 1970. */
export function relevance(match: number, slot: number, columns: Columns, now: number, by: Ranking): number {
  const flags = columns.flags[slot] ?? 0;
  const age = Math.max(0, now - (columns.pushed[slot] ?? 0)) / yearSeconds;
  const recency = by.recency * 2 ** (-age / by.halfLifeYears);
  const stars = by.stars * Math.log10(1 + (columns.stars[slot] ?? 0));
  const kept = (flags & archivedBit ? by.archived : 1) * (flags & forkBit ? by.fork : 1);
  return match * (1 + recency + stars) * kept;
}
