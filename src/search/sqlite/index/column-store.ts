import type { Database, Statement } from 'better-sqlite3';
import type { Bitset } from '../match/bitset.ts';
import { bitsetOf } from '../match/bitset.ts';
import { NameOrder } from './name-order.ts';
import { facetNames } from '../../search.ts';
import type { Facet } from '../../search.ts';
import { fold } from '../../query/words.ts';

/** Bits of `ColumnStore.flags`. */
export const liveBit = 1;
export const archivedBit = 2;
export const forkBit = 4;
export const templateBit = 8;

/** Documents read in one go when an index is opened. */
const sliceLength = 2_000;

const factColumns = 'slot, codes, flags, stars, pushed, created, forks, words';

/** A row of `fact`: slot, facet codes, flags, stars, pushed, created, forks, words. */
type Fact = [number, string, number, number, number, number, number, number];

/** A value of a facet. */
export interface FacetValue {
  facet: Facet;
  value: string;
  folded: string;
}

/**
 * What filters, facets and orders need of every document, by slot, in memory: about 30 bytes each. Brought up to date
 * from the rows that changed since, also by other processes.
 */
export class ColumnStore {
  flags = new Uint8Array(0);
  stars = new Uint32Array(0);
  /** Seconds since 1970. */
  pushed = new Uint32Array(0);
  created = new Uint32Array(0);
  forks = new Uint32Array(0);
  /** Words of the README. */
  words = new Uint32Array(0);
  /** Facet values of slot `s`: `codes` from `starts[s]` up to `ends[s]`. */
  codes = new Uint32Array(0);
  starts = new Uint32Array(0);
  ends = new Uint32Array(0);
  #used = 0;
  /** The values behind the codes. */
  values: FacetValue[] = [];
  /** How many documents have each value, by its code. */
  totals = new Uint32Array(0);
  /** The bit of each value's facet: its place in `facetNames`. */
  facetBits = new Uint16Array(0);
  /** The values of each facet, in the order of `facetNames`. */
  codesOf: number[][] = [];
  size = 0;
  revision = 0;
  /** Slots that hold a document; those of removed ones do not. */
  live: Bitset = new Uint32Array();
  #valueRanks: Uint32Array | undefined;
  readonly #facts: Statement<[number], Fact>;
  readonly #slice: Statement<[number, number], Fact>;
  readonly #last: Statement<[], number>;
  readonly #values: Statement<[number], [Facet, string]>;
  readonly #names: NameOrder;
  readonly #revision: Statement<[], number>;

  constructor(db: Database) {
    this.#facts = db.prepare(`SELECT ${factColumns} FROM fact WHERE revision > ?`);
    this.#facts.raw();
    this.#slice = db.prepare(`SELECT ${factColumns} FROM fact WHERE slot >= ? AND slot < ?`);
    this.#slice.raw();
    this.#last = db.prepare('SELECT max(slot) FROM fact');
    this.#last.pluck();
    this.#values = db.prepare('SELECT facet, value FROM value WHERE code >= ? ORDER BY code');
    this.#values.raw();
    this.#names = new NameOrder(db);
    this.#revision = db.prepare('SELECT revision FROM state');
    this.#revision.pluck();
  }

  /** Reads what changed; the slots that did. */
  refresh(): readonly number[] {
    const revision = this.#revision.get() ?? 0;
    if (revision === this.revision) return [];
    this.#addValues();
    const rows = this.#facts.all(this.revision);
    for (const row of rows) this.#set(row);
    this.revision = revision;
    this.live = bitsetOf(this.#liveSlots(), this.size);
    const slots = rows.map(([slot]) => slot);
    this.#names.changed(slots);
    return slots;
  }

  /**
   * Reads what there is in slices, one each time it is asked on; what changes meanwhile is read by the next `refresh`. For an
   * index that was opened just now.
   */
  *load(): Generator<void> {
    const revision = this.#revision.get() ?? 0;
    this.#addValues();
    for (let from = 0; ; from += sliceLength) {
      const rows = this.#slice.all(from, from + sliceLength);
      for (const row of rows) this.#set(row);
      yield;
      if (from > (this.#last.get() ?? 0)) break;
    }
    this.revision = Math.max(0, revision - 1); // so that `refresh` looks at the last change and finishes
  }

  /** Each slot's place in the order of names; read when first asked for. */
  ranks(): Uint32Array {
    return this.#names.ranks(this.size);
  }

  /** Each value's place in the alphabet. */
  valueRanks(): Uint32Array {
    if (this.#valueRanks) return this.#valueRanks;
    const order = this.values.map((_, code) => code);
    order.sort((a, b) => ((this.values[a]?.value ?? '') < (this.values[b]?.value ?? '') ? -1 : 1));
    const ranks = new Uint32Array(order.length);
    order.forEach((code, place) => (ranks[code] = place));
    this.#valueRanks = ranks;
    return ranks;
  }

  *#liveSlots(): Generator<number> {
    for (let slot = 0; slot < this.size; slot++) if ((this.flags[slot] ?? 0) & liveBit) yield slot;
  }

  #addValues(): void {
    const added = this.#values.all(this.values.length);
    if (added.length === 0) return;
    for (const [facet, value] of added) this.values.push({ facet, value, folded: fold(value) });
    this.facetBits = Uint16Array.from(this.values, ({ facet }) => 1 << facetNames.indexOf(facet));
    this.codesOf = facetNames.map((name) =>
      this.values.flatMap(({ facet }, code) => (facet === name ? [code] : [])),
    );
    this.#valueRanks = undefined;
  }

  #set([slot, codes, flags, stars, pushed, created, forks, words]: Fact): void {
    if (slot >= this.flags.length) this.#grow(Math.max(1024, slot * 2));
    this.size = Math.max(this.size, slot + 1);
    this.flags[slot] = flags;
    this.stars[slot] = stars;
    this.pushed[slot] = pushed;
    this.created[slot] = created;
    this.forks[slot] = forks;
    this.words[slot] = words;
    this.#setCodes(slot, codes === '' ? [] : codes.split(' ').map(Number));
  }

  /** Writes over the old ones where they fit, else at the end: room that is lost so comes back when the file is opened anew. */
  #setCodes(slot: number, codes: readonly number[]): void {
    this.#addToTotals(slot, -1);
    let start = this.starts[slot] ?? 0;
    if (codes.length > (this.ends[slot] ?? 0) - start) {
      start = this.#used;
      this.#used += codes.length;
      if (this.#used > this.codes.length) this.codes = grown(this.codes, new Uint32Array(this.#used * 2));
    }
    this.codes.set(codes, start);
    this.starts[slot] = start;
    this.ends[slot] = start + codes.length;
    this.#addToTotals(slot, 1);
  }

  #addToTotals(slot: number, step: 1 | -1): void {
    const end = this.ends[slot] ?? 0;
    for (let at = this.starts[slot] ?? 0; at < end; at++) {
      const code = this.codes[at] ?? 0;
      if (code >= this.totals.length) this.totals = grown(this.totals, new Uint32Array(code * 2 + 64));
      this.totals[code] = (this.totals[code] ?? 0) + step;
    }
  }

  #grow(length: number): void {
    this.flags = grown(this.flags, new Uint8Array(length));
    this.stars = grown(this.stars, new Uint32Array(length));
    this.pushed = grown(this.pushed, new Uint32Array(length));
    this.created = grown(this.created, new Uint32Array(length));
    this.forks = grown(this.forks, new Uint32Array(length));
    this.words = grown(this.words, new Uint32Array(length));
    this.starts = grown(this.starts, new Uint32Array(length));
    this.ends = grown(this.ends, new Uint32Array(length));
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
