import { archivedBit } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Candidates } from './matches.ts';
import { relevance } from './ranking.ts';
import type { Ranking } from './ranking.ts';
import type { SearchSort } from './search.ts';

interface Relevance {
  ranking: Ranking;
  /** Slots of documents named exactly as the query. */
  exact: ReadonlySet<number>;
  /** Seconds since 1970. */
  now: number;
}

/** What to order hits by, highest first, in the order of `hits.slots`. */
export function orderKeys(hits: Candidates, columns: Columns, sort: SearchSort, by: Relevance): Float64Array {
  const { slots, scores } = hits;
  switch (sort) {
    case 'name': {
      const ranks = columns.ranks();
      return Float64Array.from(slots, (slot) => -(ranks[slot] ?? 0));
    }
    case 'stars':
      return Float64Array.from(slots, (slot) => columns.stars[slot] ?? 0);
    case 'updated':
      return Float64Array.from(slots, (slot) => columns.pushed[slot] ?? 0);
    case 'relevance':
      return Float64Array.from(slots, (slot, place) => {
        if (!scores) return newest(slot, columns);
        const score = relevance(scores[place] ?? 0, slot, columns, by.now, by.ranking);
        return by.exact.has(slot) ? score * by.ranking.exactName : score;
      });
  }
}

/** Without words: what was pushed last, and archived ones after all others. */
function newest(slot: number, { flags, pushed }: Columns): number {
  return (pushed[slot] ?? 0) - ((flags[slot] ?? 0) & archivedBit ? 2 ** 32 : 0);
}
