import { bitsetOf, inAll } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { archivedBit, forkBit, templateBit } from '../index/column-store.ts';
import type { ColumnStore } from '../index/column-store.ts';
import type { Postings } from './postings.ts';
import type { PackageQualifier, Qualifier, RangeField } from '../../query/qualifier.ts';

const flagBits = { archived: archivedBit, fork: forkBit, template: templateBit };

interface Sources {
  columns: ColumnStore;
  postings: Postings;
  /** Slots of repositories by `owner/name`, or by name alone, in lower case. */
  slotsNamed: (name: string) => number[];
  /** Slots of the repositories that depend on a package. */
  slotsDepending: (qualifier: PackageQualifier) => readonly number[];
}

/** The documents that meet a qualifier; every document for `in:`, which says where words are looked for. */
export function meeting(
  qualifier: Qualifier,
  { columns, postings, slotsNamed, slotsDepending }: Sources,
): Bitset {
  switch (qualifier.field) {
    case 'is': {
      if (qualifier.value === 'package') return withValue('kind', 'package', columns);
      const bit = flagBits[qualifier.value];
      return filled(columns, (slot) => ((columns.flags[slot] ?? 0) & bit) !== 0);
    }
    case 'in':
      return columns.live;
    case 'depends':
      return inAll([
        columns.live,
        postings.find({ phrase: qualifier.words.join(' '), prefix: false }, '{keywords}'),
      ]);
    case 'package':
      return bitsetOf(slotsDepending(qualifier), columns.size);
    case 'repo':
      return bitsetOf(slotsNamed(qualifier.value), columns.size);
    case 'stars':
    case 'forks':
      return within(columns[qualifier.field], qualifier.range, columns, 0);
    case 'updated':
    case 'created':
      return within(timesOf(columns, qualifier.field), qualifier.range, columns, 1);
    case 'user':
      return withValue('organisation', qualifier.value, columns);
    default:
      return withValue(qualifier.field, qualifier.value, columns);
  }
}

function timesOf(columns: ColumnStore, field: RangeField): Uint32Array {
  return field === 'created' ? columns.created : columns.pushed;
}

/** Values from `least` on that lie in a range; moments are kept as seconds, and 0 is none. */
function within(
  values: Uint32Array,
  { from, to }: { from: number; to: number },
  columns: ColumnStore,
  least: 0 | 1,
): Bitset {
  const scale = least === 1 ? 1000 : 1;
  return filled(columns, (slot) => {
    const value = values[slot] ?? 0;
    return value >= least && value * scale >= from && value * scale <= to;
  });
}

function withValue(facet: string, asked: string, columns: ColumnStore): Bitset {
  const isNamed = facet === 'licence' ? licenceNamed(asked) : sameName(asked);
  const codes = new Set(
    columns.values.flatMap((known, code) => (known.facet === facet && isNamed(known.folded) ? [code] : [])),
  );
  if (codes.size === 0) return bitsetOf([], columns.size);
  return filled(columns, (slot) => {
    const end = columns.ends[slot] ?? 0;
    for (let at = columns.starts[slot] ?? 0; at < end; at++)
      if (codes.has(columns.codes[at] ?? -1)) return true;
    return false;
  });
}

function filled(columns: ColumnStore, test: (slot: number) => boolean): Bitset {
  const bits = new Uint32Array(columns.live.length);
  for (let slot = 0; slot < columns.size; slot++) {
    if (((columns.live[slot >>> 5] ?? 0) >>> (slot & 31)) & 1 && test(slot))
      bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
  }
  return bits;
}

/** Separators do not count. */
function sameName(asked: string): (folded: string) => boolean {
  const wanted = plain(asked);
  return (folded) => folded === asked || plain(folded) === wanted;
}

/** `licence:mit` also finds `MIT OR Apache-2.0`, `gpl-3.0` both `-only` and `-or-later`. */
function licenceNamed(asked: string): (folded: string) => boolean {
  const wanted = [asked, `${asked}-only`, `${asked}-or-later`];
  return (folded) => folded === asked || folded.split(/[\s()]+/).some((one) => wanted.includes(one));
}

function plain(value: string): string {
  return value.replaceAll(/[\s_-]/g, '');
}
