import type { Term } from '../query/query.ts';
import { spellingVariants } from '../query/spelling-variants.ts';
import { maxSynonymWords, synonymsOf } from '../query/synonyms.ts';

/** What the builder asks the index. */
export interface Vocabulary {
  has(word: string): boolean;
  /** Words in it that begin so, most frequent first; `implied` when looking for the beginning finds them too. */
  completions(beginning: string): { word: string; implied: boolean }[];
}

/** Words that say nothing when others are there. */
const fillers = new Set(
  'a an and are as at be by do for from how i in is it my of on or our that the this to use using what where which with'.split(
    ' ',
  ),
);

/** A prefix shorter than this is searched as a whole word: it would begin most words there are. */
const minPrefixLength = 2;

/** What a document is to hold. */
export type Expression = Phrase | Every | Any;
export interface Every {
  every: readonly Expression[];
}
export interface Any {
  any: readonly Expression[];
}
export interface Phrase {
  /** Folded words side by side, with a space between. */
  phrase: string;
  /** The last word may go on. */
  prefix: boolean;
  /** Another alternative finds all that this one finds: it only adds weight. */
  implied?: boolean;
}

/** The expression as FTS5 reads it. Only quoted words are put in, so no text can be an operator. Empty when it asks for nothing. */
export function expressionText(expression: Expression): string {
  if ('phrase' in expression) return `"${expression.phrase}"${expression.prefix ? ' *' : ''}`;
  if ('every' in expression) return expression.every.map(bracketed).join(' AND ');
  return expression.any.map(bracketed).join(' OR ');
}

function bracketed(part: Expression): string {
  return 'phrase' in part ? expressionText(part) : `(${expressionText(part)})`;
}

/** Finds documents with every term, each in any of its spellings, or the thing it names under another name. */
export function wantedExpression(terms: readonly Term[], vocabulary: Vocabulary): Every {
  const kept = terms.some(isTelling) ? isTelling : () => true;
  const every: Expression[] = [];
  for (let at = 0; at < terms.length;) {
    const { clause, length } = clauseAt(terms, at, kept, vocabulary);
    if (clause) every.push(clause);
    at += length;
  }
  return { every };
}

function isTelling({ words, quoted }: Term): boolean {
  return quoted || words.length > 1 || !fillers.has(words[0] ?? '');
}

/** Any of these terms: for exclusions. */
export function unwantedExpression(terms: readonly Term[]): Any {
  return { any: terms.map(({ words, prefix }) => phrase(words, prefix)) };
}

/** The clause for the longest run of terms from `at` on that has another name, or for the one term there. */
function clauseAt(
  terms: readonly Term[],
  at: number,
  kept: (term: Term) => boolean,
  vocabulary: Vocabulary,
): { clause: Expression | undefined; length: number } {
  for (let length = Math.min(maxSynonymWords, terms.length - at); length >= 1; length--) {
    const group = terms.slice(at, at + length);
    if (group.some(({ quoted }) => quoted) || !group.some(kept)) continue;
    const others = otherNames(
      group.flatMap(({ words }) => words),
      vocabulary,
    );
    if (others.length === 0) continue;
    const typed = group.filter(kept).map((term) => spellings(term, vocabulary));
    return { clause: { any: [{ every: typed }, ...others] }, length };
  }
  const term = terms[at];
  return { clause: term && kept(term) ? spellings(term, vocabulary) : undefined, length: 1 };
}

/** Synonyms, and the words written as one where the index knows that. */
function otherNames(words: readonly string[], vocabulary: Vocabulary): Phrase[] {
  const joined = words.join('');
  const asOne = words.length > 1 && words.length <= 3 && vocabulary.has(joined) ? [joined] : [];
  return [...synonymsOf(words), ...asOne].map((name) => phrase(name.split(' '), false));
}

function spellings({ words, prefix, quoted }: Term, vocabulary: Vocabulary): Expression {
  if (quoted) return phrase(words, false);
  const [word = ''] = words;
  const goesOn = prefix && (words.at(-1)?.length ?? 0) >= minPrefixLength;
  const alternatives: Phrase[] = [{ ...phrase(words, false), implied: goesOn }];
  if (goesOn) alternatives.push(phrase(words, true));
  if (words.length === 1) {
    alternatives.push(...spellingVariants(word).map((variant) => phrase([variant], goesOn)));
    if (goesOn && !vocabulary.has(word)) {
      const completions = vocabulary.completions(word);
      alternatives.push(...completions.map(({ word, implied }) => ({ ...phrase([word], false), implied })));
    }
  }
  return { any: alternatives };
}

function phrase(words: readonly string[], prefix: boolean): Phrase {
  return { phrase: words.join(' '), prefix };
}
