/** A set of slots, a bit each: 3 kB for 25,000 documents, however many of them are in it. */
export type Bitset = Uint32Array;

/** The set of these slots, all below `size`. */
export function bitsetOf(slots: Iterable<number>, size: number): Bitset {
  const bits = new Uint32Array((size + 31) >>> 5);
  for (const slot of slots) bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
  return bits;
}

/** The set of the slots in a list such as `1,20,300`, read without making an array of numbers first. */
export function bitsetListed(list: string, size: number): Bitset {
  const bits = bitsetOf([], size);
  let slot = 0;
  for (let at = 0; at <= list.length; at++) {
    const digit = list.charCodeAt(at) - zero;
    if (digit >= 0 && digit <= 9) slot = slot * 10 + digit;
    else if (list !== '') {
      bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
      slot = 0;
    }
  }
  return bits;
}

const zero = '0'.charCodeAt(0);

/** Whether a slot is in the set. */
export function inBitset(bits: Bitset, slot: number): boolean {
  return (((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
}

/** What is in every one of the sets, of which there is at least one and all are for the same `size`. */
export function inAll([first = new Uint32Array(), ...others]: readonly Bitset[]): Bitset {
  const common = first.slice();
  for (const bits of others) {
    for (let at = 0; at < common.length; at++) common[at] = (common[at] ?? 0) & (bits[at] ?? 0);
  }
  return common;
}

/** What is in any of the sets, of slots below `size`. */
export function inAny(sets: readonly Bitset[], size: number): Bitset {
  const [only] = sets;
  if (only && sets.length === 1) return only;
  const union = bitsetOf([], size);
  for (const bits of sets) {
    for (let at = 0; at < union.length; at++) union[at] = (union[at] ?? 0) | (bits[at] ?? 0);
  }
  return union;
}

/** What is in the first set and not in the other. */
export function inFirstOnly(first: Bitset, other: Bitset): Bitset {
  return first.map((word, at) => word & ~(other[at] ?? 0));
}

/** How many slots are in the set. */
export function sizeOf(bits: Bitset): number {
  let size = 0;
  for (let at = 0; at < bits.length; at++) size += ones(bits[at] ?? 0);
  return size;
}

/** The slots in the set, lowest first. */
export function slotsOf(bits: Bitset): Uint32Array {
  const slots = new Uint32Array(sizeOf(bits));
  let count = 0;
  for (let at = 0; at < bits.length; at++) {
    for (let rest = bits[at] ?? 0; rest !== 0; rest &= rest - 1) {
      slots[count++] = (at << 5) + 31 - Math.clz32(rest & -rest);
    }
  }
  return slots;
}

/** The ones of a 32-bit word, added up in pairs, then fours, then bytes (Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Whether no slot is in the set. */
export function hasNone(bits: Bitset): boolean {
  for (let at = 0; at < bits.length; at++) if (bits[at] !== 0) return false;
  return true;
}
