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
  const key = keyOf(hits, columns, sort, by);
  const keys = new Float64Array(hits.slots.length);
  for (let place = 0; place < keys.length; place++) keys[place] = key(hits.slots[place] ?? 0, place);
  return keys;
}

function keyOf({ scores }: Candidates, columns: Columns, sort: SearchSort, by: Relevance) {
  switch (sort) {
    case 'name': {
      const ranks = columns.ranks();
      return (slot: number) => -(ranks[slot] ?? 0);
    }
    case 'stars':
      return (slot: number) => columns.stars[slot] ?? 0;
    case 'updated':
      return (slot: number) => columns.pushed[slot] ?? 0;
    case 'relevance':
      if (!scores) return (slot: number) => newest(slot, columns);
      return (slot: number, place: number) => {
        const score = relevance(scores[place] ?? 0, slot, columns, by.now, by.ranking);
        return by.exact.has(slot) ? score * by.ranking.exactName : score;
      };
  }
}

/** Without words: what was pushed last, and archived ones after all others. */
function newest(slot: number, { flags, pushed }: Columns): number {
  return (pushed[slot] ?? 0) - ((flags[slot] ?? 0) & archivedBit ? 2 ** 32 : 0);
}
