import { inAll, inAny, inBitset, hasNone, sizeOf, slotsOf } from '../match/bitset.ts';
import type { Bitset } from '../match/bitset.ts';
import type { Alternative } from '../match/clauses.ts';
import { anywhereWeight, otherFields, tellingFields } from '../match/fields.ts';
import type { Postings } from '../match/postings.ts';
import type { MatchedField } from '../../search.ts';

/** A document holds something from this share of all on so often that only the fields that say most are looked at. */
const frequentShare = 0.1;
const fewDocuments = 3_000;

/**
 * Fills `best` with how well each listed document holds one thing in any of the ways it may be written, by slot: the sum over
 * the fields that hold it, of the best way. `scratch` is as long, and is written over. Gives the slots that hold it.
 */
export function fillStrengths(
  best: Float32Array,
  scratch: Float32Array,
  alternatives: readonly Alternative[],
  { listed, find }: { listed: Bitset; find: Postings['find'] },
): Uint32Array {
  const ways = alternatives.flatMap((alternative) => {
    const documents = find(alternative);
    const held = inAll([documents, listed]);
    return hasNone(held) ? [] : [{ alternative, documents, held }];
  });
  best.fill(0);
  ways.forEach(({ alternative, documents, held }, at) => {
    const strength = at === 0 ? best : scratch.fill(0);
    addWhere(strength, held, anywhereWeight * alternative.weight);
    for (const { columns, weight } of fieldsFor(documents))
      addWhere(strength, inAll([find(alternative, columns), listed]), weight * alternative.weight);
    if (at > 0) keepLarger(best, scratch, slotsOf(held));
  });
  const sets = ways.map(({ held }) => held);
  return slotsOf(inAny(sets, listed.length * 32));
}

function fieldsFor(found: Bitset): typeof tellingFields {
  const documents = sizeOf(found);
  const isFrequent = documents > fewDocuments && documents > found.length * 32 * frequentShare;
  return isFrequent ? tellingFields.filter(({ name }) => name !== 'opening') : tellingFields;
}

/** The best way in which the document in a slot holds one thing, and the fields it stands in; undefined where it does not. */
export function bestWay(
  alternatives: readonly Alternative[],
  slot: number,
  { find, holds: holdsOne }: Postings,
): { alternative: Alternative; strength: number; fields: MatchedField[] } | undefined {
  const ways = alternatives.flatMap((alternative) => {
    if (!inBitset(find(alternative), slot)) return [];
    const holds = ({ columns }: { columns: string }) => holdsOne(alternative, columns, slot);
    const telling = fieldsFor(find(alternative)).filter(holds);
    const strength = telling.reduce((sum, { weight }) => sum + weight, anywhereWeight) * alternative.weight;
    const names = [...telling, ...otherFields.filter(holds)].map(({ name }) => name);
    return [{ alternative, strength, fields: names }];
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

function keepLarger(best: Float32Array, other: Float32Array, slots: Uint32Array): void {
  for (const slot of slots) {
    const one = other[slot] ?? 0;
    if (one > (best[slot] ?? 0)) best[slot] = one;
  }
}
