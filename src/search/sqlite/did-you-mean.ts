import { parseQuery } from '../query/query.ts';
import type { ParsedQuery, Term } from '../query/query.ts';
import { likeliest, mistakesAllowed } from './spelling.ts';
import type { IndexVocabulary } from './vocabulary.ts';

/** As many hits or fewer count as nearly nothing… */
export const nearlyNothing = 2;
/** …when a word one mistake away stands in this many times more documents. */
const farMoreFrequent = 25;
/** Words that are tried to be left out. */
const maxLeftOut = 6;

/**
 * Another text for a query that found `total` documents: words no document holds become the likeliest known ones; if that
 * finds nothing either, what stands in the way is left out. Quoted words stay. `count` says how many documents a query finds.
 *
 * @returns null when the typed query is to stand
 */
export function didYouMean(
  query: ParsedQuery,
  total: number,
  vocabulary: IndexVocabulary,
  count: (query: ParsedQuery) => number,
): string | null {
  if (total > nearlyNothing || query.terms.length === 0) return null;
  const spelt = respell(query, total, vocabulary);
  if (spelt !== null && count(parseQuery(spelt)) > total) return spelt;
  return total > 0 ? null : leaveOut(spelt === null ? query : parseQuery(spelt), count);
}

function respell(query: ParsedQuery, total: number, vocabulary: IndexVocabulary): string | null {
  const edits = query.terms.flatMap((term) => {
    const word = replacement(term, total, vocabulary);
    return word === undefined ? [] : [{ term, word }];
  });
  return edits.length === 0 ? null : edited(query, edits);
}

function replacement(term: Term, total: number, vocabulary: IndexVocabulary): string | undefined {
  const [word = ''] = term.words;
  const mistakes = mistakesAllowed(word.length);
  if (term.quoted || term.words.length !== 1 || mistakes === 0) return undefined;
  const documents = vocabulary.documents(word);
  if (documents > nearlyNothing) return undefined;
  if (documents > 0 || total > 0) {
    const least = Math.max(1, documents) * farMoreFrequent;
    const frequent = vocabulary.similar(word, 1, false).filter((known) => known.documents >= least);
    return likeliest(word, frequent, 1);
  }
  return (
    likeliest(word, vocabulary.similar(word, mistakes, false)) ??
    likeliest(word, vocabulary.similar(word, 1, true), 1)
  );
}

/** The query without the one word that leaves most hits when it goes; none when that does not help. */
function leaveOut(query: ParsedQuery, count: (query: ParsedQuery) => number): string | null {
  if (query.terms.length < 2) return null;
  const shorter = query.terms
    .filter(({ quoted }) => !quoted)
    .slice(0, maxLeftOut)
    .map((term) => edited(query, [{ term, word: '' }]))
    .map((text) => ({ text, found: count(parseQuery(text)) }))
    .filter(({ found }) => found > 0)
    .sort((a, b) => a.found - b.found);
  return shorter[0]?.text ?? null;
}

/** The text with terms replaced where they stand. */
function edited({ text }: ParsedQuery, edits: readonly { term: Term; word: string }[]): string {
  let at = 0;
  let result = '';
  for (const { term, word } of edits) {
    result += text.slice(at, term.start) + word;
    at = term.end;
  }
  return (result + text.slice(at)).replaceAll(/\s+/g, ' ').trim();
}
