import { parseQuery, positiveTerms } from '../../query/query.ts';
import { mistakesAllowed } from '../../query/spelling.ts';
import { sizeOf } from '../match/bitset.ts';
import { clauseOf } from '../match/clauses.ts';
import { tellingFields } from '../match/fields.ts';
import { columnFilter } from '../match/matching.ts';
import type { SearchIndex } from '../match/matching.ts';
import { maxFew, wordsLookedUp } from './did-you-mean.ts';

/** Queries of fewer words are answered in one go. */
const minTerms = 3;
/** What is read from the file before others are served. */
const readsATurn = 8;

/**
 * Reads from the file what a query of many words asks for, a little each time it is asked on: what was read is kept, so that
 * the search that follows holds the process only for what it works out.
 */
export function* readAhead(text: string, index: SearchIndex): Generator<void> {
  const { parts } = parseQuery(text);
  const terms = positiveTerms(parts);
  if (terms.length < minTerms) return;
  const within = columnFilter(parts);
  let lookedUp = wordsLookedUp(terms.length);
  let served = index.postings.reads();
  const isMuch = () => {
    if (index.postings.reads() - served < readsATurn) return false;
    served = index.postings.reads();
    return true;
  };
  for (const term of terms) {
    const { words, others } = clauseOf(term, index.vocabulary);
    let documents = 0;
    for (const each of [...words.flatMap(({ alternatives }) => alternatives), ...others]) {
      documents += sizeOf(index.postings.find(each, within));
      if (isMuch()) yield;
      for (const { columns } of tellingFields) index.postings.find(each, columns);
      if (isMuch()) yield;
    }
    const [word = ''] = term.words;
    const isDoubtful = documents <= maxFew && !term.quoted && term.words.length === 1;
    if (!isDoubtful || lookedUp === 0 || mistakesAllowed(word.length) === 0) continue;
    lookedUp -= 1;
    index.vocabulary.alike(word, 1);
    yield;
  }
}
