import type { Term } from './query.ts';
import { spellingVariants } from './spelling-variants.ts';
import { longestSynonym, synonymsOf } from './synonyms.ts';

/** What the builder asks the index: words in it that begin so, most frequent first. */
export interface Vocabulary {
  has(word: string): boolean;
  completions(prefix: string): string[];
}

/** Words that say nothing when others are there. */
const fillers = new Set(
  'a an and are as at be by do for from how i in is it my of on or our that the this to use using what where which with'.split(
    ' ',
  ),
);

/** A prefix shorter than this is searched as a whole word: it would begin most words there are. */
const shortestPrefix = 2;

/**
 * The FTS5 expression that finds documents with every term, each in any of its spellings, or the thing it names under
 * another name. Only quoted words are put in, so no text can be an operator. Empty when there is no term.
 */
export function matchExpression(terms: readonly Term[], vocabulary: Vocabulary): string {
  const kept = terms.some(isTelling) ? isTelling : () => true;
  const clauses: string[] = [];
  for (let at = 0; at < terms.length;) {
    const { clause, length } = clauseAt(terms, at, kept, vocabulary);
    if (clause !== '') clauses.push(clause);
    at += length;
  }
  return clauses.join(' AND ');
}

function isTelling({ words, quoted }: Term): boolean {
  return quoted || words.length > 1 || !fillers.has(words[0] ?? '');
}

/** Any of these terms: for exclusions. */
export function anyExpression(terms: readonly Term[]): string {
  return terms.map(({ words, prefix }) => phrase(words, prefix)).join(' OR ');
}

/** The clause for the longest run of terms from `at` on that has another name, or for the one term there. */
function clauseAt(
  terms: readonly Term[],
  at: number,
  kept: (term: Term) => boolean,
  vocabulary: Vocabulary,
): { clause: string; length: number } {
  for (let length = Math.min(longestSynonym, terms.length - at); length >= 1; length--) {
    const group = terms.slice(at, at + length);
    if (group.some(({ quoted }) => quoted) || !group.some(kept)) continue;
    const others = otherNames(
      group.flatMap(({ words }) => words),
      vocabulary,
    );
    if (others.length === 0) continue;
    const typed = group.filter(kept).map((term) => spellings(term, vocabulary));
    return { clause: `((${typed.join(' AND ')}) OR ${others.join(' OR ')})`, length };
  }
  const term = terms[at];
  return { clause: term && kept(term) ? spellings(term, vocabulary) : '', length: 1 };
}

/** Synonyms, and the words written as one where the index knows that. */
function otherNames(words: readonly string[], vocabulary: Vocabulary): string[] {
  const joined = words.join('');
  const asOne = words.length > 1 && words.length <= 3 && vocabulary.has(joined) ? [joined] : [];
  return [...synonymsOf(words), ...asOne].map((name) => phrase(name.split(' '), false));
}

function spellings({ words, prefix, quoted }: Term, vocabulary: Vocabulary): string {
  if (quoted) return phrase(words, false);
  const [word = ''] = words;
  const alternatives = [phrase(words, false)];
  const goesOn = prefix && (words.at(-1)?.length ?? 0) >= shortestPrefix;
  if (goesOn) alternatives.push(phrase(words, true));
  if (words.length === 1) {
    alternatives.push(...spellingVariants(word).map((variant) => phrase([variant], goesOn)));
    if (goesOn && !vocabulary.has(word)) {
      alternatives.push(...vocabulary.completions(word).map((completion) => phrase([completion], false)));
    }
  }
  return alternatives.length === 1 ? alternatives.join('') : `(${alternatives.join(' OR ')})`;
}

function phrase(words: readonly string[], prefix: boolean): string {
  return `"${words.join(' ')}"${prefix ? ' *' : ''}`;
}
