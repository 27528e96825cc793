import type { Database, Statement } from 'better-sqlite3';

/** Bits of `Columns.flags`. */
export const liveBit = 1;
export const archivedBit = 2;
export const forkBit = 4;
export const templateBit = 8;

/**
 * What filters, facets and orders need of every document, by slot, in memory: about 30 bytes each. Brought up to date
 * from the rows that changed since, also by other processes.
 */
export class Columns {
  flags = new Uint8Array(0);
  stars = new Uint32Array(0);
  /** Seconds since 1970. */
  pushed = new Uint32Array(0);
  /** Facet values of slot `s`: `codes[s]`, in the order they were written. */
  codes: Uint32Array[] = [];
  /** The values behind the codes. */
  values: { facet: string; value: string }[] = [];
  size = 0;
  revision = 0;
  #ranks: Uint32Array | undefined;
  readonly #facts: Statement<[number], [number, number, number, number, string]>;
  readonly #values: Statement<[number], [string, string]>;
  readonly #names: Statement<[], number>;
  readonly #revision: Statement<[], number>;

  constructor(db: Database) {
    this.#facts = db.prepare('SELECT slot, flags, stars, pushed, codes FROM fact WHERE revision > ?');
    this.#facts.raw();
    this.#values = db.prepare('SELECT facet, value FROM value WHERE code >= ? ORDER BY code');
    this.#values.raw();
    this.#names = db.prepare('SELECT slot FROM document WHERE id IS NOT NULL ORDER BY name_key');
    this.#names.pluck();
    this.#revision = db.prepare('SELECT revision FROM state');
    this.#revision.pluck();
  }

  /** Reads what changed; true when anything did. */
  refresh(): boolean {
    const revision = this.#revision.get() ?? 0;
    if (revision === this.revision) return false;
    for (const [facet, value] of this.#values.all(this.values.length)) this.values.push({ facet, value });
    for (const row of this.#facts.all(this.revision)) this.#set(...row);
    this.revision = revision;
    this.#ranks = undefined;
    return true;
  }

  /** Each slot's place in the order of names; read when first asked for. */
  ranks(): Uint32Array {
    if (this.#ranks) return this.#ranks;
    const ranks = new Uint32Array(this.size);
    let place = 0;
    for (const slot of this.#names.iterate()) ranks[slot] = place++;
    this.#ranks = ranks;
    return ranks;
  }

  #set(slot: number, flags: number, stars: number, pushed: number, codes: string): void {
    if (slot >= this.flags.length) this.#grow(Math.max(1024, slot * 2));
    this.size = Math.max(this.size, slot + 1);
    this.flags[slot] = flags;
    this.stars[slot] = stars;
    this.pushed[slot] = pushed;
    this.codes[slot] = codes === '' ? none : Uint32Array.from(codes.split(' '), Number);
  }

  #grow(length: number): void {
    const [flags, stars, pushed] = [this.flags, this.stars, this.pushed];
    this.flags = new Uint8Array(length);
    this.stars = new Uint32Array(length);
    this.pushed = new Uint32Array(length);
    this.flags.set(flags);
    this.stars.set(stars);
    this.pushed.set(pushed);
  }
}

const none = new Uint32Array(0);
