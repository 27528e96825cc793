import { archivedBit, forkBit, templateBit } from './column-store.ts';
import type { ColumnStore } from './column-store.ts';
import type { Qualifier, Range } from '../query/qualifier.ts';

const bits = { archived: archivedBit, fork: forkBit, template: templateBit };

/**
 * Whether the document in a slot meets the qualifiers. The same field asked for twice means any of both
 * (`language:r language:python`), except `is:`; exclusions always hold.
 */
export function conditions(
  qualifiers: readonly Qualifier[],
  columns: ColumnStore,
): (slot: number) => boolean {
  const groups = Map.groupBy(qualifiers, ({ field, negated }) =>
    negated || field === 'is' ? Symbol() : field,
  );
  const tests = Array.from(groups.values(), (group) => {
    const any = group.map((qualifier) => condition(qualifier, columns));
    const negated = group[0]?.negated ?? false;
    return (slot: number) => any.some((test) => test(slot)) !== negated;
  });
  return (slot) => tests.every((test) => test(slot));
}

function condition(qualifier: Qualifier, columns: ColumnStore): (slot: number) => boolean {
  if (qualifier.field === 'is') {
    const bit = bits[qualifier.value];
    return (slot) => ((columns.flags[slot] ?? 0) & bit) !== 0;
  }
  if ('range' in qualifier) return ranged(qualifier, columns);
  const { field, value } = qualifier;
  const codes = new Set(
    columns.values.flatMap((known, code) =>
      known.facet === field && names(field, known.folded, value) ? [code] : [],
    ),
  );
  return (slot) => {
    const end = columns.ends[slot] ?? 0;
    for (let at = columns.starts[slot] ?? 0; at < end; at++)
      if (codes.has(columns.codes[at] ?? -1)) return true;
    return false;
  };
}

function ranged(
  { field, range }: Extract<Qualifier, { range: Range }>,
  columns: ColumnStore,
): (slot: number) => boolean {
  if (field === 'stars') return within(range, (slot) => columns.stars[slot] ?? 0);
  const updated = within(range, (slot) => (columns.pushed[slot] ?? 0) * 1000);
  return (slot) => (columns.pushed[slot] ?? 0) > 0 && updated(slot);
}

function within(
  { from, to }: { from: number; to: number },
  read: (slot: number) => number,
): (slot: number) => boolean {
  return (slot) => read(slot) >= from && read(slot) <= to;
}

/** `licence:mit` also finds `MIT OR Apache-2.0`; everything else is the whole value. */
function names(field: string, folded: string, asked: string): boolean {
  return folded === asked || (field === 'licence' && folded.split(/[\s()]+/).includes(asked));
}
