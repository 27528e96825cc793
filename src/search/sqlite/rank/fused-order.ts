import type { Database } from 'better-sqlite3';
import { fuse } from '../../meaning/fuse.ts';
import type { SearchQuery } from '../../search.ts';
import { topK } from './top-k.ts';

/** How many, of those that fit the words best, follow their meaning too: none beyond the fortieth can come among the first ten. */
const fusedPlaces = 200;

/** What is listed, with what it is ordered by, as `topK` takes it. */
interface Ordering {
  slots: ArrayLike<number>;
  keys: ArrayLike<number>;
  ties: ArrayLike<number>;
}

/** Prepares giving the places `from` to `to` of an order: by its keys, and among the first of them by meaning where that is known. */
export function createFusedOrder(db: Database) {
  const idOf = db.prepare<[number], string>('SELECT id FROM document WHERE slot = ?').pluck();

  return (
    { slots, keys, ties }: Ordering,
    nearness: SearchQuery['nearness'],
    [from, to]: [number, number],
  ): number[] => {
    if (!nearness || from >= fusedPlaces) return topK(slots, keys, ties, from, to);
    const best = topK(slots, keys, ties, 0, Math.max(to, fusedPlaces));
    const near = nearness(best.slice(0, fusedPlaces).map((slot) => idOf.get(slot) ?? ''));
    const first = fuse(near).map((place) => best[place] ?? 0);
    return [...first, ...best.slice(fusedPlaces)].slice(from, to);
  };
}
