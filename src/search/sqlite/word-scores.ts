import { inAll, inBitset, isEmpty, sizeOf } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import type { Alternative } from './clauses.ts';
import { fields } from './fields.ts';
import type { Postings } from './postings.ts';
import type { MatchedField } from '../search.ts';

/**
 * How well each listed document holds one thing in any of the ways it may be written, by slot: the sum over the fields that
 * hold it, of the best way.
 */
export function strengths(
  alternatives: readonly Alternative[],
  listed: Bitset,
  size: number,
  find: Postings['find'],
): Float32Array {
  let best: Float32Array | undefined;
  for (const alternative of alternatives) {
    if (isEmpty(inAll([find(alternative), listed]))) continue;
    const strength = new Float32Array(size);
    for (const { columns, weight } of fields)
      addWhere(strength, inAll([find(alternative, columns), listed]), weight * alternative.weight);
    best = best ? larger(best, strength) : strength;
  }
  return best ?? new Float32Array(size);
}

/** The best way in which the document in a slot holds one thing, and the fields it stands in; undefined where it does not. */
export function bestWay(
  alternatives: readonly Alternative[],
  slot: number,
  find: Postings['find'],
): { alternative: Alternative; strength: number; fields: MatchedField[] } | undefined {
  const ways = alternatives.flatMap((alternative) => {
    if (!inBitset(find(alternative), slot)) return [];
    const held = fields.filter(({ columns }) => inBitset(find(alternative, columns), slot));
    const strength = held.reduce((sum, { weight }) => sum + weight, 0) * alternative.weight;
    return [{ alternative, strength, fields: held.map(({ name }) => name) }];
  });
  return ways.sort((a, b) => b.strength - a.strength)[0];
}

/** The less often something is found, the more it says (the idf of BM25, Robertson and Zaragoza 2009). */
export function rarity(found: Bitset, live: number): number {
  const documents = sizeOf(found);
  return Math.log(1 + (live - documents + 0.5) / (documents + 0.5));
}

/** Adds a number to the scores of every document in a set. */
export function addWhere(scores: Float32Array, bits: Bitset, added: number): void {
  for (let at = 0; at < bits.length; at++) {
    for (let rest = bits[at] ?? 0; rest !== 0; rest &= rest - 1) {
      const slot = (at << 5) + 31 - Math.clz32(rest & -rest);
      scores[slot] = (scores[slot] ?? 0) + added;
    }
  }
}

function larger(one: Float32Array, other: Float32Array): Float32Array {
  for (let slot = 0; slot < one.length; slot++) one[slot] = Math.max(one[slot] ?? 0, other[slot] ?? 0);
  return one;
}
