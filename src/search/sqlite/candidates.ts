import { inAll, inFirstOnly, slotsOf } from './bitset.ts';
import type { ColumnStore } from './column-store.ts';
import { conditions } from './conditions.ts';
import { unwantedExpression, wantedExpression } from './expression.ts';
import type { Postings } from './postings.ts';
import type { ParsedQuery } from '../query/query.ts';
import type { ScoredQuery } from './scores.ts';
import type { IndexVocabulary } from './vocabulary.ts';

/** Documents that meet the typed text, before the filters; `matched` hold the words, whatever the qualifiers say. */
export interface Candidates extends ScoredQuery {
  /** Lowest first. */
  slots: Uint32Array;
}

export interface SearchIndex {
  columns: ColumnStore;
  postings: Postings;
  vocabulary: IndexVocabulary;
}

/** Finds the documents that hold the words and meet the qualifiers of a query. */
export function candidates(parsed: ParsedQuery, { columns, postings, vocabulary }: SearchIndex): Candidates {
  const wanted = wantedExpression(parsed.terms, vocabulary);
  const unwanted = unwantedExpression(parsed.excluded);
  const holding = inAll([columns.live, ...wanted.every.map((part) => postings.find(part))]);
  const slots = slotsOf(inFirstOnly(holding, postings.find(unwanted)));
  const all = { wanted, unwanted, slots, matched: slots.length };
  if (parsed.qualifiers.length === 0) return all;
  return { ...all, slots: slots.filter(conditions(parsed.qualifiers, columns)) };
}
