import { archivedBit } from './column-store.ts';
import type { ColumnStore } from './column-store.ts';
import type { Scorer } from '../rank/relevance.ts';
import type { SearchSort } from '../../search.ts';

/** How well a document fits what was typed, for `relevance`; undefined when no words were. */
export type Relevance = () => Scorer | undefined;

/** What to order `slots` by, highest first, in their order. */
export function orderKeys(
  slots: Uint32Array,
  columns: ColumnStore,
  sort: SearchSort,
  relevance: Relevance,
): Float64Array {
  const key = keyOf(columns, sort, relevance);
  const keys = new Float64Array(slots.length);
  for (let place = 0; place < keys.length; place++) keys[place] = key(slots[place] ?? 0);
  return keys;
}

function keyOf(columns: ColumnStore, sort: SearchSort, relevance: Relevance): (slot: number) => number {
  switch (sort) {
    case 'name': {
      const ranks = columns.ranks();
      return (slot) => -(ranks[slot] ?? 0);
    }
    case 'stars':
      return (slot) => columns.stars[slot] ?? 0;
    case 'updated':
      return (slot) => columns.pushed[slot] ?? 0;
    case 'relevance':
      return relevance() ?? ((slot) => newest(slot, columns));
  }
}

/** Without words: what was pushed last, and archived ones after all others. */
function newest(slot: number, { flags, pushed }: ColumnStore): number {
  return (pushed[slot] ?? 0) - ((flags[slot] ?? 0) & archivedBit ? 2 ** 32 : 0);
}
