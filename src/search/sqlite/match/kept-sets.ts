import { bitsetOf, hasNone, sizeOf, slotsOf } from './bitset.ts';
import type { Bitset } from './bitset.ts';

/** Bytes of sets that are kept as bits, which take no time to use, and of those that are kept as lists. */
const maxBytes = { bits: 20 * 2 ** 20, lists: 16 * 2 ** 20 };
/** More changed documents than this make a set be read anew: that is quicker than asking for each. */
const maxFollowed = 64;

/** How a set is read: all of it, or whether it holds one document. */
interface SetReader {
  all: (size: number) => Bitset;
  holds: (slot: number) => boolean;
}

interface KeptSet {
  bits: Bitset;
  /** How many changes it has followed. */
  followed: number;
}

interface ListedSet {
  slots: Uint32Array;
  followed: number;
}

/** Sets of documents that are kept until room is short, and that follow changes when they are asked for again. */
export class KeptSets {
  /** Slots there are. */
  size = 0;
  /** How many sets were read so far. */
  reads = 0;
  readonly #asBits = new Map<string, KeptSet>();
  readonly #asLists = new Map<string, ListedSet>();
  #changes: number[] = [];
  #bitBytes = 0;
  #listBytes = 0;
  #none = bitsetOf([], 0);

  /** The set of no document. */
  none(): Bitset {
    if (this.#none.length !== (this.size + 31) >>> 5) this.#none = bitsetOf([], this.size);
    return this.#none;
  }

  /** The set of this name, read when it is not kept. It is not to be changed. */
  get(key: string, reader: SetReader): Bitset {
    const known = this.#asBits.get(key) ?? this.#unlisted(key);
    if (known?.followed === this.#changes.length) return known.bits;
    const mayFollow = known && this.#changes.length - known.followed <= maxFollowed;
    this.reads += mayFollow ? 0 : 1;
    const bits = mayFollow ? this.#followedBy(known, reader) : reader.all(this.size);
    return this.#keep(key, { bits: hasNone(bits) ? this.none() : bits, followed: this.#changes.length });
  }

  /** Documents changed; there are `size` slots now. */
  changed(slots: readonly number[], size: number): void {
    this.size = size;
    if (slots.length > maxFollowed) {
      this.#asBits.clear();
      this.#asLists.clear();
      [this.#changes, this.#bitBytes, this.#listBytes] = [[], 0, 0];
    } else if (slots.length > 0) this.#changes = [...this.#changes, ...slots];
  }

  #followedBy({ bits, followed }: KeptSet, { holds }: SetReader): Bitset {
    const now = bitsetOf([], this.size);
    now.set(bits.subarray(0, now.length));
    for (const slot of new Set(this.#changes.slice(followed))) {
      const others = (now[slot >>> 5] ?? 0) & ~(1 << (slot & 31));
      now[slot >>> 5] = holds(slot) ? others | (1 << (slot & 31)) : others;
    }
    return now;
  }

  #unlisted(key: string): KeptSet | undefined {
    const listed = this.#asLists.get(key);
    if (!listed) return undefined;
    this.#asLists.delete(key);
    this.#listBytes -= listBytes(listed);
    const set = { bits: bitsetOf(listed.slots, this.size), followed: listed.followed };
    this.#keep(key, set);
    return set;
  }

  #keep(key: string, set: KeptSet): Bitset {
    this.#forget(key);
    this.#asBits.set(key, set);
    this.#bitBytes += bytesOf(set);
    for (const [oldest, old] of this.#asBits) {
      if (this.#bitBytes <= maxBytes.bits) break;
      this.#forget(oldest);
      if (sizeOf(old.bits) < old.bits.length) this.#list(oldest, old);
    }
    return set.bits;
  }

  #forget(key: string): void {
    const known = this.#asBits.get(key);
    if (!known) return;
    this.#asBits.delete(key);
    this.#bitBytes -= bytesOf(known);
  }

  #list(key: string, { bits, followed }: KeptSet): void {
    const set = { slots: slotsOf(bits), followed };
    this.#asLists.set(key, set);
    this.#listBytes += listBytes(set);
    for (const [oldest, old] of this.#asLists) {
      if (this.#listBytes <= maxBytes.lists) break;
      this.#asLists.delete(oldest);
      this.#listBytes -= listBytes(old);
    }
  }
}

/** What a list and its name take, about. */
function listBytes({ slots }: ListedSet): number {
  return nameBytes + slots.byteLength;
}

/** Sets of no document share one. */
function bytesOf({ bits }: KeptSet): number {
  return nameBytes + (hasNone(bits) ? 0 : bits.byteLength);
}

const nameBytes = 150;
