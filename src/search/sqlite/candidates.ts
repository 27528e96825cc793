import { inAll, inFirstOnly, slotsOf } from './bits.ts';
import type { Columns } from './columns.ts';
import { conditions } from './conditions.ts';
import { unwantedExpression, wantedExpression } from './expression.ts';
import type { Finder } from './matches.ts';
import type { ParsedQuery } from '../query/query.ts';
import type { Wish } from './scores.ts';
import type { IndexVocabulary } from './vocabulary.ts';

/** Documents that meet the typed text, before the filters; `matched` hold the words, whatever the qualifiers say. */
export interface Candidates extends Wish {
  /** Lowest first. */
  slots: Uint32Array;
}

export interface Tools {
  columns: Columns;
  finder: Finder;
  vocabulary: IndexVocabulary;
}

/** Finds the documents that hold the words and meet the qualifiers of a query. */
export function candidates(parsed: ParsedQuery, { columns, finder, vocabulary }: Tools): Candidates {
  const wanted = wantedExpression(parsed.terms, vocabulary);
  const unwanted = unwantedExpression(parsed.excluded);
  const holding = inAll([columns.live, ...wanted.every.map((part) => finder.find(part))]);
  const slots = slotsOf(inFirstOnly(holding, finder.find(unwanted)));
  const all = { wanted, unwanted, slots, matched: slots.length };
  if (parsed.qualifiers.length === 0) return all;
  return { ...all, slots: slots.filter(conditions(parsed.qualifiers, columns)) };
}
