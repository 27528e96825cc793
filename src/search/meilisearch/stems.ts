import { stemmer } from 'stemmer';
import { spellingVariants } from '../query/spelling-variants.ts';
import { fold, plainWords, signedWords, wordsOf } from '../query/words.ts';

/** Porter's rules are for English; longer words are no words, as in SQLite's tokenizer. */
const stemmable = /^[a-z]{3,64}$/;

/** Stems that are kept: the words of an estate come again and again. */
const maxKept = 50_000;
const kept = new Map<string, string>();

/** What a folded word is indexed and searched as: one spelling of it for all (`colour`, `color`), without its ending. */
export function stemOf(word: string): string {
  if (!stemmable.test(word)) return word;
  const known = kept.get(word);
  if (known !== undefined) return known;
  const stem = stemmer([word, ...spellingVariants(word)].sort()[0] ?? word);
  if (kept.size >= maxKept) kept.clear();
  kept.set(word, stem);
  return stem;
}

/** Stems of folded words, with a space between. */
export function stemsOf(words: readonly string[]): string {
  return words.map(stemOf).join(' ');
}

/** The folded words of a text, those of names such as `C#` at its end. */
export function foldedWords(text: string): string[] {
  const words = wordsOf(text).map(({ text: word }) => fold(word));
  return [...words, ...signedWords(text)].filter((word) => word !== '');
}

/** The stems of a text as it is searched. */
export function stemmed(text: string): string {
  return stemsOf(foldedWords(text));
}

/** Folded words of a short name, where `C#` is one word. */
export function plainFolded(text: string): string[] {
  return wordsOf(plainWords(text)).map(({ text: word }) => fold(word));
}
