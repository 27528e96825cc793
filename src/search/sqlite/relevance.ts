import type { Database } from 'better-sqlite3';
import { inBitset, sizeOf, slotsOf } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { createBoosts } from './boosts.ts';
import type { Ranking } from './boosts.ts';
import type { FoundClause, Matches, SearchIndex } from './matching.ts';
import { pairsOf } from './pairs.ts';
import { scratch } from './scratch.ts';
import { addWhere, bestWay, fillStrengths, rarity } from './word-scores.ts';
import type { RarityOf } from './word-scores.ts';
import type { SearchReason } from '../search.ts';
import { plainName } from '../query/words.ts';

/** How strongly missing words count against a document. */
const coverageExponent = 0.8;
/** The share that a README of this many words loses, and again with each doubling. */
const lengthShare = 0.3;
const usualWords = 200;

/** How well the typed words fit the document in a slot; higher is better, 0 or more. */
export type Scorer = (slot: number) => number;

/** Prepares telling how relevant documents are: how well the words fit, times what they are worth anyway. */
export function createRelevance(db: Database, index: SearchIndex, by: Ranking) {
  const { columns } = index;
  const named = db
    .prepare<[string], number>('SELECT slot FROM document WHERE plain_name = ? AND id IS NOT NULL')
    .pluck();
  const boosts = createBoosts(columns, by);

  function exactlyNamed({ clauses }: Matches): ReadonlySet<number> {
    const typed = clauses.flatMap(({ clause }) => clause.words.flatMap(({ term }) => term.words));
    return new Set(named.all(plainName(typed.join(''))));
  }

  return {
    changed: (slots: readonly number[]) => boosts.changed(slots),
    /** What each document is worth whatever is typed, by slot. */
    worth: () => boosts.all(),
    /** Undefined when no words were typed. */
    of(matches: Matches): Scorer | undefined {
      if (matches.clauses.length === 0) return undefined;
      const score = scoresOf(matches, index);
      const exact = exactlyNamed(matches);
      const shares = boosts.all();
      return (slot) => (score[slot] ?? 0) * (shares[slot] ?? 0) * (exact.has(slot) ? by.exactName : 1);
    },
    /** What made the score of one document: words by field, words side by side, and the factors. */
    explain(matches: Matches, slot: number): SearchReason[] {
      const factors = {
        'last change, stars and kind': boosts.all()[slot] ?? 1,
        'exact name': exactlyNamed(matches).has(slot) ? by.exactName : 1,
      };
      return [...explainScore(matches, slot, index), ...Object.entries(factors).map(factorReason)];
    },
  };
}

interface Scoring {
  listed: Bitset;
  slots: Uint32Array;
  index: SearchIndex;
  rarityOf: RarityOf;
}

function scoresOf(matches: Matches, index: SearchIndex): Float32Array {
  const { columns } = index;
  const score = scratch('score', columns.size);
  const met = scratch('met', columns.size);
  const slots = slotsOf(matches.listed);
  const scoring: Scoring = { listed: matches.listed, slots, index, rarityOf: rarities(columns.live) };
  let whole = 0;
  for (const found of matches.clauses) whole += addClause({ score, met }, found, scoring);
  for (const slot of slots) {
    score[slot] = (score[slot] ?? 0) * covered(met[slot] ?? 0, whole) * brevity(columns.words[slot] ?? 0);
  }
  for (const { bits, added } of pairsOf(matches, index, scoring.rarityOf)) addWhere(score, bits, added);
  return score;
}

function explainScore(matches: Matches, slot: number, index: SearchIndex): SearchReason[] {
  const rarityOf = rarities(index.columns.live);
  const words = matches.clauses.flatMap((found) => reasonsOf(found, slot, index, rarityOf));
  const pairs = pairsOf(matches, index, rarityOf)
    .filter(({ bits }) => inBitset(bits, slot))
    .map(({ phrase, added }): SearchReason => ({ signal: 'side by side', text: phrase, fields: [], added }));
  const whole = matches.clauses.reduce((sum, found) => sum + weightOf(found, rarityOf), 0);
  const met = words.reduce((sum, { weight }) => sum + weight, 0);
  const factors = {
    'share of the words': covered(met, whole),
    'length of the README': brevity(index.columns.words[slot] ?? 0),
  };
  return [...words.map(({ reason }) => reason), ...pairs, ...Object.entries(factors).map(factorReason)];
}

function factorReason([signal, factor]: [string, number]): SearchReason {
  return { signal, text: '', fields: [], factor };
}

function rarities(live: Bitset): RarityOf {
  const all = sizeOf(live);
  return (bits) => rarity(bits, all);
}

/** Adds what a clause says of each document to its score, and its weight where it is met; gives the whole weight. */
function addClause(
  { score, met }: { score: Float32Array; met: Float32Array },
  { clause, words, found }: FoundClause,
  { listed, slots, index, rarityOf }: Scoring,
): number {
  const { find } = index.postings;
  const size = index.columns.size;
  const [sum, part] = [scratch('sum', size), scratch('part', size)];
  const [one, way] = [scratch('one', size), scratch('way', size)];
  clause.words.forEach(({ alternatives }, at) => {
    const rare = rarityOf(words[at] ?? listed);
    fillStrengths(one, way, alternatives, { listed, find });
    for (const slot of slots) {
      const strength = one[slot] ?? 0;
      if (strength === 0) continue;
      sum[slot] = (sum[slot] ?? 0) + strength * rare;
      part[slot] = (part[slot] ?? 0) + rare;
    }
  });
  const weight = weightOf({ clause, words, found }, rarityOf);
  fillStrengths(one, way, clause.others, { listed, find });
  for (const slot of slots) {
    const named = (one[slot] ?? 0) * weight;
    const isNamed = named > (sum[slot] ?? 0);
    score[slot] = (score[slot] ?? 0) + (isNamed ? named : (sum[slot] ?? 0));
    met[slot] = (met[slot] ?? 0) + (isNamed ? weight : (part[slot] ?? 0));
  }
  return weight;
}

function weightOf({ clause, words, found }: Omit<FoundClause, 'near'>, rarityOf: RarityOf): number {
  const sum = words.reduce((total, set) => total + rarityOf(set), 0);
  return clause.others.length > 0 ? Math.max(sum, rarityOf(found)) : sum;
}

function covered(met: number, whole: number): number {
  return whole === 0 ? 1 : Math.min(1, met / whole) ** coverageExponent;
}

function brevity(words: number): number {
  return 1 / (1 + lengthShare * Math.log2(1 + words / usualWords));
}

function reasonsOf(
  { clause, words, found }: FoundClause,
  slot: number,
  { postings }: SearchIndex,
  rarityOf: RarityOf,
): { reason: SearchReason; weight: number }[] {
  const reason = (way: ReturnType<typeof bestWay>, weight: number) =>
    way
      ? [
          {
            weight,
            reason: {
              signal: 'word',
              text: way.alternative.phrase + (way.alternative.prefix ? '*' : ''),
              fields: way.fields,
              added: way.strength * weight,
            },
          },
        ]
      : [];
  const each = clause.words.flatMap(({ alternatives }, at) =>
    reason(bestWay(alternatives, slot, postings), rarityOf(words[at] ?? found)),
  );
  const other = reason(bestWay(clause.others, slot, postings), weightOf({ clause, words, found }, rarityOf));
  const sum = each.reduce((total, { reason }) => total + reason.added, 0);
  return (other[0]?.reason.added ?? 0) > sum ? other : each;
}
