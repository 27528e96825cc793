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
  const telling = terms.filter(
    ({ words, quoted }) => quoted || words.length > 1 || !fillers.has(words[0] ?? ''),
  );
  const kept = telling.length > 0 ? telling : terms;
  const clauses: string[] = [];
  for (let at = 0; at < kept.length;) {
    const { clause, length } = clauseAt(kept, at, vocabulary);
    clauses.push(clause);
    at += length;
  }
  return clauses.join(' AND ');
}

/** Any of these terms: for exclusions. */
export function anyExpression(terms: readonly Term[]): string {
  return terms.map(({ words, prefix }) => phrase(words, prefix)).join(' OR ');
}

function clauseAt(
  terms: readonly Term[],
  at: number,
  vocabulary: Vocabulary,
): { clause: string; length: number } {
  for (let length = Math.min(longestSynonym, terms.length - at); length >= 1; length--) {
    const group = terms.slice(at, at + length);
    if (group.some(({ quoted }) => quoted)) continue;
    const words = group.flatMap((term) => term.words);
    const others = synonymsOf(words).map((name) => phrase(name.split(' '), false));
    const joined =
      words.length > 1 && words.length <= 3 && vocabulary.has(words.join(''))
        ? [phrase([words.join('')], false)]
        : [];
    if (others.length + joined.length > 0) {
      const typed = group.map((term) => spellings(term, vocabulary)).join(' AND ');
      return { clause: `((${typed}) OR ${[...others, ...joined].join(' OR ')})`, length };
    }
  }
  const term = terms[at];
  return { clause: term ? spellings(term, vocabulary) : '', length: 1 };
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
