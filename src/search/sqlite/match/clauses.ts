import type { Term } from '../../query/query.ts';
import { spellingVariants } from '../../query/spelling-variants.ts';
import { familyRoot } from '../../query/word-family.ts';
import { areFillers } from '../../query/stop-words.ts';
import { maxSynonymWords } from '../../query/other-names.ts';
import type { OtherNames } from '../../query/other-names.ts';

/** What is looked for in one go: folded words side by side, with a space between. */
export interface Phrase {
  phrase: string;
  /** The last word may go on. */
  prefix: boolean;
}

/** One way of meeting a term. */
export interface Alternative extends Phrase {
  /** How much of the typed word's worth it brings, up to 1. */
  weight: number;
  /** Another alternative finds all that this one finds: it only adds weight. */
  implied?: boolean;
  /** Only near what was typed: a document that holds this does not hold the word. */
  near?: boolean;
}

/** Typed words that belong together: one word, or several that name one thing. */
export interface Clause {
  /** For each word, the ways it may be written. */
  words: { term: Term; alternatives: Alternative[] }[];
  /** Other names of the whole. */
  others: Alternative[];
}

/** What the builder asks the index. */
export interface Vocabulary {
  has(word: string): boolean;
  /** Whether so many documents hold a word that it is not the beginning of a longer one. */
  isEstablished(word: string): boolean;
  /** Words in it that begin so, most frequent first; `implied` when looking for the beginning finds them too. */
  completions(beginning: string): { word: string; implied: boolean }[];
  otherNames: OtherNames;
}

/** A prefix shorter than this is searched as a whole word: it would begin most words there are. */
const minPrefixLength = 2;

/** What another spelling, the beginning of a longer word, a word of the same family and another name are worth. */
const weights = { variant: 1, beginning: 0.8, completion: 0.7, family: 0.6, joined: 1 };

/** The clauses of terms that may each be missing; words that say nothing are left aside where others are there. */
export function clausesOf(terms: readonly Term[], vocabulary: Vocabulary): Clause[] {
  const kept = terms.some(isTelling) ? isTelling : () => true;
  const clauses: Clause[] = [];
  for (let at = 0; at < terms.length;) {
    const { clause, length } = clauseAt(terms, at, kept, vocabulary);
    if (clause) clauses.push(clause);
    at += length;
  }
  return eachOnce(clauses);
}

/** Without what is looked for already: one word of a document is not to count for two of the typed ones. */
function eachOnce(clauses: readonly Clause[]): Clause[] {
  const typed = new Set<string>();
  const once = clauses.flatMap((clause) => {
    const words = clause.words.filter(({ term }) => !typed.has(term.words.join(' ')));
    for (const { term } of words) typed.add(term.words.join(' '));
    return words.length > 0 ? [{ ...clause, words }] : [];
  });
  return once.map((clause) => {
    const others = clause.others.filter(({ phrase }) => !typed.has(phrase));
    for (const { phrase } of others) typed.add(phrase);
    return { ...clause, others };
  });
}

/** The clause of one term that must be there. */
export function clauseOf(term: Term, vocabulary: Vocabulary): Clause {
  return {
    words: [{ term, alternatives: spellings(term, vocabulary) }],
    others: otherNames(term, vocabulary),
  };
}

function otherNames(term: Term, vocabulary: Vocabulary): Alternative[] {
  return term.quoted ? [] : namesFor(term.words, vocabulary);
}

function isTelling({ words, quoted }: Term): boolean {
  return quoted || !areFillers(words);
}

/** The clause for the longest run of terms from `at` on that has another name, or for the one term there. */
function clauseAt(
  terms: readonly Term[],
  at: number,
  kept: (term: Term) => boolean,
  vocabulary: Vocabulary,
): { clause: Clause | undefined; length: number } {
  for (let length = Math.min(maxSynonymWords, terms.length - at); length >= 2; length--) {
    const run = terms.slice(at, at + length);
    if (run.some(({ quoted }) => quoted) || !run.some(kept)) continue;
    const others = namesFor(
      run.flatMap(({ words }) => words),
      vocabulary,
    );
    if (others.length === 0) continue;
    const words = run.filter(kept).map((term) => ({ term, alternatives: spellings(term, vocabulary) }));
    return { clause: { words, others }, length };
  }
  const term = terms[at];
  return { clause: term && kept(term) ? clauseOf(term, vocabulary) : undefined, length: 1 };
}

/** Synonyms, and the words written as one where the index knows that. */
function namesFor(words: readonly string[], vocabulary: Vocabulary): Alternative[] {
  const joined = words.join('');
  const asOne = words.length > 1 && words.length <= 3 && vocabulary.has(joined);
  return [
    ...vocabulary.otherNames(words).map(({ name, weight }) => ({ phrase: name, prefix: false, weight })),
    ...(asOne ? [{ phrase: joined, prefix: false, weight: weights.joined }] : []),
  ];
}

function spellings({ words, prefix, quoted }: Term, vocabulary: Vocabulary): Alternative[] {
  const phrase = words.join(' ');
  if (quoted) return [{ phrase, prefix: false, weight: 1 }];
  const goesOn =
    prefix && (words.at(-1)?.length ?? 0) >= minPrefixLength && !vocabulary.isEstablished(phrase);
  const alternatives: Alternative[] = [{ phrase, prefix: false, weight: 1 }];
  if (goesOn) alternatives.push({ phrase, prefix: true, weight: weights.beginning });
  if (words.length > 1) return alternatives;
  for (const variant of spellingVariants(phrase))
    alternatives.push({ phrase: variant, prefix: goesOn, weight: weights.variant });
  const root = familyRoot(phrase);
  if (root !== undefined)
    alternatives.push({ phrase: root, prefix: true, weight: weights.family, near: true });
  if (goesOn && !vocabulary.has(phrase)) {
    for (const { word, implied } of vocabulary.completions(phrase))
      alternatives.push({ phrase: word, prefix: false, weight: weights.completion, implied });
  }
  return alternatives;
}
