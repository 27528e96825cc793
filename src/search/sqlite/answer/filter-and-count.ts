import { bitsetOf, inFirstOnly, sizeOf, slotsOf } from '../match/bitset.ts';
import { topK } from '../rank/top-k.ts';
import { facetNames, noFacetCounts } from '../../search.ts';
import type { Facet, SearchQuery, SearchResult } from '../../search.ts';
import type { ColumnStore } from '../index/column-store.ts';
import { fold } from '../../query/words.ts';

/** At most this many values of a facet are given, unless all are asked for. */
const maxValues = 50;

export interface FilteredHits {
  /** The documents that pass every filter. */
  hits: Uint32Array;
  facets: SearchResult['facets'];
}

/**
 * Applies the filters to what was found and counts each facet over the documents that pass all filters but its own: one
 * pass, in which a document that fails one filter still counts for that facet.
 */
export function filterAndCount(
  found: Uint32Array,
  columns: ColumnStore,
  query: Pick<SearchQuery, 'filters' | 'facets' | 'everyValueOf'>,
): FilteredHits {
  const { chosen, filtered } = plan(columns, query.filters);
  if (filtered === 0 && query.facets === false) return { hits: found, facets: noFacetCounts() };
  const counts = emptyCounts(columns.values.length);
  const hits = filtered === 0 ? found : filterInto(counts, found, columns, { chosen, filtered });
  if (filtered === 0) countInto(counts, found, columns);
  return {
    hits,
    facets: query.facets === false ? noFacetCounts() : listed(columns, counts, query.everyValueOf),
  };
}

function filterInto(
  counts: Uint32Array,
  found: Uint32Array,
  { facetBits, codes, starts, ends }: ColumnStore,
  { chosen, filtered }: ReturnType<typeof plan>,
): Uint32Array {
  const passed: number[] = [];
  for (let place = 0; place < found.length; place++) {
    const slot = found[place] ?? 0;
    const start = starts[slot] ?? 0;
    const end = ends[slot] ?? 0;
    let failed = filtered;
    for (let at = start; at < end; at++)
      if (chosen[codes[at] ?? 0]) failed &= ~(facetBits[codes[at] ?? 0] ?? 0);
    if (failed === 0) passed.push(slot);
    if ((failed & (failed - 1)) !== 0) continue;
    for (let at = start; at < end; at++) {
      const code = codes[at] ?? 0;
      if (failed === 0 || facetBits[code] === failed) counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return Uint32Array.from(passed);
}

/** Of many documents the others are counted, and taken from the counts of all. */
function countInto(counts: Uint32Array, found: Uint32Array, columns: ColumnStore): void {
  const { live, totals, codes, starts, ends } = columns;
  const isMany = found.length * 2 > sizeOf(live);
  const counted = isMany ? slotsOf(inFirstOnly(live, bitsetOf(found, columns.size))) : found;
  const step = isMany ? -1 : 1;
  if (isMany) counts.set(totals.subarray(0, counts.length));
  for (let place = 0; place < counted.length; place++) {
    const slot = counted[place] ?? 0;
    const end = ends[slot] ?? 0;
    for (let at = starts[slot] ?? 0; at < end; at++) {
      const code = codes[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + step;
    }
  }
}

let kept = new Uint32Array(0);

/** Counts to work on: a search runs to its end before another begins, so that all may use the same. */
function emptyCounts(length: number): Uint32Array {
  if (kept.length === length) return kept.fill(0);
  kept = new Uint32Array(length);
  return kept;
}

/** Which values were chosen, and the bits of the facets that are filtered. */
function plan({ values }: ColumnStore, filters: SearchQuery['filters']) {
  const chosen = new Uint8Array(values.length);
  const wanted = new Map<Facet, Set<string>>();
  for (const facet of facetNames) {
    const asked = filters[facet] ?? [];
    if (asked.length > 0) wanted.set(facet, new Set(asked.map(fold)));
  }
  if (wanted.size > 0) {
    values.forEach(({ facet, folded }, code) => {
      if (wanted.get(facet)?.has(folded)) chosen[code] = 1;
    });
  }
  const filtered = [...wanted.keys()].reduce((mask, facet) => mask | (1 << facetNames.indexOf(facet)), 0);
  return { chosen, filtered };
}

function listed(
  columns: ColumnStore,
  counts: Uint32Array,
  everyValueOf: Facet | undefined,
): SearchResult['facets'] {
  const facets = noFacetCounts();
  facetNames.forEach((facet, at) => {
    if (everyValueOf !== undefined && facet !== everyValueOf) return;
    const codes = (columns.codesOf[at] ?? []).filter((code) => counts[code]);
    const keys = codes.map((code) => counts[code] ?? 0);
    const most = facet === everyValueOf ? codes.length : maxValues;
    facets[facet] = topK(codes, keys, columns.valueRanks(), 0, most).map((code) => ({
      value: columns.values[code]?.value ?? '',
      count: counts[code] ?? 0,
    }));
  });
  return facets;
}
