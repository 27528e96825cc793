import { inAll, sizeOf } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { tellingColumns } from './fields.ts';
import type { Matches, SearchIndex } from './matching.ts';

/** How much of what they say words side by side add, and again in the fields that say what a repository is. */
const pairShare = 0.25;
/** Words that stand in more documents together are not looked up side by side, which would take long. */
const maxPairDocuments = 8_000;
const maxPairs = 6;
export interface Pair {
  phrase: string;
  bits: Bitset;
  added: number;
}

/** Typed words that stand side by side, with what they add to documents where they do so. */
export function pairsOf({ clauses, listed }: Matches, { postings }: SearchIndex): Pair[] {
  const typed = clauses.flatMap(({ clause, words, worths }) =>
    clause.words.map(({ term, alternatives }, at) => ({
      term,
      goesOn: alternatives.some(({ prefix, near }) => prefix && !near),
      found: words[at] ?? listed,
      worth: worths[at] ?? 0,
    })),
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
      const sought = { phrase, prefix: second.goesOn };
      const added = (first.worth + second.worth) * pairShare;
      return ['', tellingColumns].map((columns) => ({
        phrase,
        bits: inAll([postings.find(sought, columns), listed]),
        added,
      }));
    });
}
