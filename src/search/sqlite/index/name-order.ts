import type { Database, Statement } from 'better-sqlite3';

/** More changed names than this make the order be read anew. */
const maxFollowed = 500;

/** The order of documents by name, read once and then changed where names change. */
export class NameOrder {
  readonly #all: Statement<[], [number, string]>;
  readonly #one: Statement<[number], string>;
  #keys = new Map<number, string>();
  #order: number[] | undefined;
  #ranks: Uint32Array | undefined;

  constructor(db: Database) {
    this.#all = db.prepare('SELECT slot, name_key FROM document WHERE id IS NOT NULL ORDER BY name_key');
    this.#all.raw();
    this.#one = db.prepare('SELECT name_key FROM document WHERE slot = ? AND id IS NOT NULL');
    this.#one.pluck();
  }

  /** Each slot's place in the order of names, among `size` slots. */
  ranks(size: number): Uint32Array {
    this.#order ??= this.#readAll();
    if (this.#ranks?.length === size) return this.#ranks;
    const ranks = new Uint32Array(size);
    this.#order.forEach((slot, place) => (ranks[slot] = place));
    this.#ranks = ranks;
    return ranks;
  }

  /** Documents changed. */
  changed(slots: readonly number[]): void {
    if (!this.#order || slots.length === 0) return;
    if (slots.length > maxFollowed) this.#order = undefined;
    else for (const slot of slots) this.#move(slot, this.#one.get(slot), this.#order);
    this.#ranks = undefined;
  }

  #readAll(): number[] {
    const rows = this.#all.all();
    this.#keys = new Map(rows);
    return rows.map(([slot]) => slot);
  }

  #move(slot: number, key: string | undefined, order: number[]): void {
    const before = this.#keys.get(slot);
    if (before === key) return;
    if (before !== undefined) order.splice(this.#placeOf(slot, before, order), 1);
    this.#keys.delete(slot);
    if (key === undefined) return;
    order.splice(this.#placeOf(slot, key, order), 0, slot);
    this.#keys.set(slot, key);
  }

  /** Where a document stands or would stand: by its name, then by its slot, as the index of SQLite has them. */
  #placeOf(slot: number, key: string, order: readonly number[]): number {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = order[middle] ?? -1;
      if ((inBytes(this.#keys.get(other) ?? '', key) || other - slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** As SQLite orders texts: by their bytes. */
function inBytes(one: string, other: string): number {
  return one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other));
}
