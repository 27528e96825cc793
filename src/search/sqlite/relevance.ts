import type { Database } from 'better-sqlite3';
import { inAll, inBitset, sizeOf } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { boosts } from './boosts.ts';
import type { Ranking } from './boosts.ts';
import { tellingColumns } from './fields.ts';
import type { FoundClause, Matches, SearchIndex } from './matching.ts';
import { addWhere, bestWay, rarity, strengths } from './word-scores.ts';
import type { SearchReason } from '../search.ts';
import { plainName } from '../query/words.ts';

/** How long the age of documents may stand still. */
const hourSeconds = 3_600;

/** How much of what they say words side by side add, and again in the fields that say what a repository is. */
const pairShare = 0.25;
/** Words that stand in more documents together are not looked up side by side, which would take long. */
const maxPairDocuments = 8_000;
const maxPairs = 6;
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
  let known: { at: number; revision: number; worth: Float64Array } | undefined;

  function worth(): Float64Array {
    const now = Date.now() / 1000;
    if (known?.revision !== columns.revision || now - known.at >= hourSeconds)
      known = { at: now, revision: columns.revision, worth: boosts(columns, now, by) };
    return known.worth;
  }

  function exactlyNamed({ clauses }: Matches): ReadonlySet<number> {
    const typed = clauses.flatMap(({ clause }) => clause.words.flatMap(({ term }) => term.words));
    return new Set(named.all(plainName(typed.join(''))));
  }

  return {
    /** Undefined when no words were typed. */
    of(matches: Matches): Scorer | undefined {
      if (matches.clauses.length === 0) return undefined;
      const score = scoresOf(matches, index);
      const exact = exactlyNamed(matches);
      const shares = worth();
      return (slot) => (score[slot] ?? 0) * (shares[slot] ?? 0) * (exact.has(slot) ? by.exactName : 1);
    },
    /** What made the score of one document: words by field, words side by side, and the factors. */
    explain(matches: Matches, slot: number): SearchReason[] {
      const factors = {
        'last change, stars and kind': worth()[slot] ?? 1,
        'exact name': exactlyNamed(matches).has(slot) ? by.exactName : 1,
      };
      return [...explainScore(matches, slot, index), ...Object.entries(factors).map(factorReason)];
    },
  };
}

function scoresOf(matches: Matches, index: SearchIndex): Float32Array {
  const { columns } = index;
  const score = new Float32Array(columns.size);
  const met = new Float32Array(columns.size);
  const rarityOf = rarities(columns.live);
  let whole = 0;
  for (const found of matches.clauses)
    whole += addClause({ score, met }, found, { listed: matches.listed, index, rarityOf });
  for (let slot = 0; slot < score.length; slot++) {
    if (score[slot])
      score[slot] = (score[slot] ?? 0) * covered(met[slot] ?? 0, whole) * brevity(columns.words[slot] ?? 0);
  }
  for (const { bits, added } of pairsOf(matches, index, rarityOf)) addWhere(score, bits, added);
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

type RarityOf = (bits: Bitset) => number;

function rarities(live: Bitset): RarityOf {
  const all = sizeOf(live);
  return (bits) => rarity(bits, all);
}

/** Adds what a clause says of each document to its score, and its weight where it is met; gives the whole weight. */
function addClause(
  { score, met }: { score: Float32Array; met: Float32Array },
  { clause, words, found }: FoundClause,
  { listed, index, rarityOf }: { listed: Bitset; index: SearchIndex; rarityOf: RarityOf },
): number {
  const { columns, postings } = index;
  const each = clause.words.map(({ alternatives }, at) => ({
    rarity: rarityOf(words[at] ?? listed),
    strength: strengths(alternatives, listed, columns.size, postings.find),
  }));
  const weight = weightOf({ clause, words, found }, rarityOf);
  const other =
    clause.others.length > 0 ? strengths(clause.others, listed, columns.size, postings.find) : undefined;
  for (let slot = 0; slot < score.length; slot++) {
    let [sum, part] = [0, 0];
    for (const { rarity, strength } of each) {
      const one = strength[slot] ?? 0;
      if (one === 0) continue;
      sum += one * rarity;
      part += rarity;
    }
    const named = (other?.[slot] ?? 0) * weight;
    score[slot] = (score[slot] ?? 0) + Math.max(sum, named);
    met[slot] = (met[slot] ?? 0) + (named > sum ? weight : part);
  }
  return weight;
}

function weightOf({ clause, words, found }: FoundClause, rarityOf: RarityOf): number {
  const sum = words.reduce((total, set) => total + rarityOf(set), 0);
  return clause.others.length > 0 ? Math.max(sum, rarityOf(found)) : sum;
}

function covered(met: number, whole: number): number {
  return whole === 0 ? 1 : Math.min(1, met / whole) ** coverageExponent;
}

function brevity(words: number): number {
  return 1 / (1 + lengthShare * Math.log2(1 + words / usualWords));
}

interface Pair {
  phrase: string;
  bits: Bitset;
  added: number;
}

/** Typed words that stand side by side, with what they add to documents where they do so. */
function pairsOf({ clauses, listed }: Matches, { postings }: SearchIndex, rarityOf: RarityOf): Pair[] {
  const typed = clauses.flatMap(({ clause, words }) =>
    clause.words.map(({ term }, at) => ({ term, found: words[at] ?? listed })),
  );
  return typed
    .slice(1)
    .flatMap((second, at) => {
      const first = typed[at];
      return first && sizeOf(first.found) + sizeOf(second.found) <= maxPairDocuments
        ? [{ first, second }]
        : [];
    })
    .slice(0, maxPairs)
    .flatMap(({ first, second }) => {
      const phrase = [...first.term.words, ...second.term.words].join(' ');
      const sought = { phrase, prefix: second.term.prefix };
      const added = (rarityOf(first.found) + rarityOf(second.found)) * pairShare;
      return ['', tellingColumns].map((columns) => ({
        phrase,
        bits: inAll([postings.find(sought, columns), listed]),
        added,
      }));
    });
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
    reason(bestWay(alternatives, slot, postings.find), rarityOf(words[at] ?? found)),
  );
  const other = reason(
    bestWay(clause.others, slot, postings.find),
    weightOf({ clause, words, found }, rarityOf),
  );
  const sum = each.reduce((total, { reason }) => total + reason.added, 0);
  return (other[0]?.reason.added ?? 0) > sum ? other : each;
}
