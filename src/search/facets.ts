import { facetNames } from './search.ts';
import type { Facet, SearchQuery, SearchResult } from './search.ts';
import type { Candidates } from './matches.ts';
import type { Columns } from './columns.ts';
import { fold } from './words.ts';

/** At most this many values of a facet are given. */
const mostValues = 50;

export interface Choice {
  /** The documents that pass every filter. */
  hits: Candidates;
  facets: SearchResult['facets'];
}

/**
 * Applies the filters to what was found and counts each facet over the documents that pass all filters but its own: one
 * pass, in which a document that fails one filter still counts for that facet.
 */
export function choose(found: Candidates, columns: Columns, filters: SearchQuery['filters']): Choice {
  const { facetOf, chosen, filtered } = plan(columns, filters);
  const counts = new Uint32Array(columns.values.length);
  const passed: number[] = [];
  for (let place = 0; place < found.slots.length; place++) {
    const codes = columns.codes[found.slots[place] ?? 0];
    if (!codes) continue;
    let failed = filtered;
    for (const code of codes) if (chosen[code]) failed &= ~(facetOf[code] ?? 0);
    if (failed === 0) passed.push(place);
    if ((failed & (failed - 1)) !== 0) continue;
    for (const code of codes) {
      if (failed === 0 || facetOf[code] === failed) counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return { hits: filtered === 0 ? found : at(passed, found), facets: listed(columns, counts) };
}

function at(places: readonly number[], { slots, scores }: Candidates): Candidates {
  return {
    slots: Uint32Array.from(places, (place) => slots[place] ?? 0),
    scores: scores && Float32Array.from(places, (place) => scores[place] ?? 0),
  };
}

/** Which bit each value's facet has, which values were chosen, and the bits of the facets that are filtered. */
function plan({ values }: Columns, filters: SearchQuery['filters']) {
  const facetOf = new Uint8Array(values.length);
  const chosen = new Uint8Array(values.length);
  let filtered = 0;
  const wanted = new Map<string, Set<string>>();
  facetNames.forEach((facet, at) => {
    const chosenValues = filters[facet] ?? [];
    if (chosenValues.length === 0) return;
    filtered |= 1 << at;
    wanted.set(facet, new Set(chosenValues.map(fold)));
  });
  values.forEach(({ facet, value }, code) => {
    facetOf[code] = 1 << facetNames.indexOf(facet as Facet);
    if (wanted.get(facet)?.has(fold(value))) chosen[code] = 1;
  });
  return { facetOf, chosen, filtered };
}

function listed({ values }: Columns, counts: Uint32Array): SearchResult['facets'] {
  const facets: SearchResult['facets'] = {
    organisation: [],
    language: [],
    licence: [],
    status: [],
    topic: [],
  };
  values.forEach(({ facet, value }, code) => {
    const count = counts[code] ?? 0;
    if (count > 0) facets[facet as Facet].push({ value, count });
  });
  for (const facet of facetNames) {
    facets[facet].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    facets[facet].splice(mostValues);
  }
  return facets;
}
