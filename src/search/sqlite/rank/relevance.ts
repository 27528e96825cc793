import type { Database } from 'better-sqlite3';
import { inBitset, slotsOf } from '../match/bitset.ts';
import type { Bitset } from '../match/bitset.ts';
import { createBoosts } from './boosts.ts';
import type { ColumnStore } from '../index/column-store.ts';
import type { Ranking } from './boosts.ts';
import type { FoundClause, Matches, SearchIndex } from '../match/matching.ts';
import { pairsOf } from '../match/pairs.ts';
import { scratch } from '../index/scratch.ts';
import { addWhere, bestWay, fillStrengths } from './word-scores.ts';
import type { SearchReason } from '../../search.ts';
import { plainName } from '../../query/words.ts';

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
  const brevities = createBrevities(columns);

  function exactlyNamed({ clauses }: Matches): ReadonlySet<number> {
    const typed = clauses.flatMap(({ clause }) => clause.words.flatMap(({ term }) => term.words));
    return new Set(named.all(plainName(typed.join(''))));
  }

  return {
    changed(slots: readonly number[]) {
      boosts.changed(slots);
      brevities.changed(slots);
    },
    /** What each document is worth whatever is typed, by slot. */
    worth: () => boosts.all(),
    /** Undefined when no words were typed. */
    of(matches: Matches): Scorer | undefined {
      if (matches.clauses.length === 0) return undefined;
      const score = scoresOf(matches, index, brevities.all());
      for (const slot of exactlyNamed(matches)) score[slot] = (score[slot] ?? 0) * by.exactName;
      const shares = boosts.all();
      return (slot) => (score[slot] ?? 0) * (shares[slot] ?? 0);
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

function scoresOf(matches: Matches, index: SearchIndex, brevities: Float32Array): Float32Array {
  const { columns } = index;
  const score = scratch('score', columns.size);
  const met = scratch('met', columns.size);
  const whole = matches.clauses.reduce((sum, { worth }) => sum + worth, 0);
  for (const found of matches.clauses) addClause({ score, met }, found, { listed: matches.listed, index });
  for (const slot of slotsOf(matches.listed))
    score[slot] = (score[slot] ?? 0) * covered(met[slot] ?? 0, whole) * (brevities[slot] ?? 0);
  for (const { bits, added } of pairsOf(matches, index)) addWhere(score, bits, added);
  return score;
}

function explainScore(matches: Matches, slot: number, index: SearchIndex): SearchReason[] {
  const words = matches.clauses.flatMap((found) => reasonsOf(found, slot, index));
  const pairs = pairsOf(matches, index)
    .filter(({ bits }) => inBitset(bits, slot))
    .map(({ phrase, added }): SearchReason => ({ signal: 'side by side', text: phrase, fields: [], added }));
  const whole = matches.clauses.reduce((sum, { worth }) => sum + worth, 0);
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

/** Adds what a clause says of each document to its score, and its worth where it is met. */
function addClause(
  { score, met }: { score: Float32Array; met: Float32Array },
  { clause, worths, worth }: FoundClause,
  { listed, index }: { listed: Bitset; index: SearchIndex },
): void {
  const { find } = index.postings;
  const size = index.columns.size;
  const [one, way] = [scratch('one', size), scratch('way', size)];
  const isNamed = clause.others.length > 0;
  const [sum, part] = isNamed ? [scratch('sum', size), scratch('part', size)] : [score, met];
  clause.words.forEach(({ alternatives }, at) => {
    const rare = worths[at] ?? 0;
    for (const slot of fillStrengths(one, way, alternatives, { listed, find })) {
      sum[slot] = (sum[slot] ?? 0) + (one[slot] ?? 0) * rare;
      part[slot] = (part[slot] ?? 0) + rare;
    }
  });
  if (!isNamed) return;
  for (const slot of fillStrengths(one, way, clause.others, { listed, find })) {
    const named = (one[slot] ?? 0) * worth;
    if (named > (sum[slot] ?? 0)) [sum[slot], part[slot]] = [named, worth];
  }
  for (const slot of slotsOf(listed)) {
    score[slot] = (score[slot] ?? 0) + (sum[slot] ?? 0);
    met[slot] = (met[slot] ?? 0) + (part[slot] ?? 0);
  }
}

function covered(met: number, whole: number): number {
  return met >= whole ? 1 : (met / whole) ** coverageExponent;
}

function brevity(words: number): number {
  return 1 / (1 + lengthShare * Math.log2(1 + words / usualWords));
}

/** The share that each document keeps for the length of its README, by slot: worked out once, and again where documents change. */
function createBrevities(columns: ColumnStore) {
  let known = new Float32Array(0);
  return {
    all(): Float32Array {
      if (known.length < columns.size) known = Float32Array.from(columns.words, brevity);
      return known;
    },
    changed(slots: readonly number[]): void {
      for (const slot of slots) if (slot < known.length) known[slot] = brevity(columns.words[slot] ?? 0);
    },
  };
}

function reasonsOf(
  { clause, worths, worth }: FoundClause,
  slot: number,
  { postings }: SearchIndex,
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
    reason(bestWay(alternatives, slot, postings), worths[at] ?? 0),
  );
  const other = reason(bestWay(clause.others, slot, postings), worth);
  const sum = each.reduce((total, { reason }) => total + reason.added, 0);
  return (other[0]?.reason.added ?? 0) > sum ? other : each;
}
