import { facetNames } from '../../query/facet-names.ts';
import type { Facet } from '../../query/facet-names.ts';
import { fitOf, fits, plainBeginning, startOf, WordStarts } from '../../query/word-starts.ts';
import type { Fit } from '../../query/word-starts.ts';
import { fold } from '../../query/words.ts';
import type { ColumnStore } from '../index/column-store.ts';

/** A value of a facet that fits what is typed, and how many repositories have it: at least one. */
export interface FittingValue {
  facet: Facet;
  value: string;
  /** What people call it. */
  label: string;
  fit: Fit;
  count: number;
}

type NameOf = (organisation: string) => string | undefined;

/** Prepares looking for facet values by their beginning among those that public repositories have at the moment. */
export function createFacetSuggestions(columns: ColumnStore) {
  const starts = new WordStarts();
  const startOfName = remembered(startOf);
  let filed = 0;

  function find(facet: Facet, beginning: string, nameOf: NameOf): FittingValue[] {
    for (; filed < columns.values.length; filed++) starts.set(filed, columns.values[filed]?.value ?? null);
    return fitting(facet, beginning, nameOf).flatMap(({ code, fit }) => {
      const count = columns.totals[code] ?? 0;
      const { value = '' } = columns.values[code] ?? {};
      return count === 0 ? [] : [{ facet, value, label: labelOf(facet, value, nameOf), fit, count }];
    });
  }

  function fitting(facet: Facet, beginning: string, nameOf: NameOf): { code: number; fit: Fit }[] {
    const wanted = plainBeginning(beginning);
    const codes = columns.codesOf[facetNames.indexOf(facet)] ?? [];
    if (wanted.length < 2) {
      const folded = fold(beginning.trim());
      return codes
        .filter((code) => columns.values[code]?.folded.startsWith(folded))
        .map((code) => ({ code, fit: columns.values[code]?.folded === folded ? fits.whole : fits.start }));
    }
    if (facet !== 'organisation')
      return starts
        .find(beginning)
        .filter(({ id }) => columns.values[id]?.facet === facet)
        .map(({ id, fit }) => ({ code: id, fit }));
    return codes.flatMap((code) => {
      const { value = '' } = columns.values[code] ?? {};
      const names = [value, labelOf(facet, value, nameOf)];
      const fit = Math.max(...names.map((name) => fitOf(startOfName(name), wanted) ?? 0));
      return fit === 0 ? [] : [{ code, fit: fit as Fit }];
    });
  }

  return { find };
}

function labelOf(facet: Facet, value: string, nameOf: NameOf): string {
  return (facet === 'organisation' ? nameOf(value) : undefined) ?? value;
}

/** For names of organisations, which are few. */
function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const kept = known.get(text) ?? make(text);
    known.set(text, kept);
    return kept;
  };
}
