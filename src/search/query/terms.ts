import type { Token } from './tokens.ts';
import { fold, plainWords, wordsOf } from './words.ts';

/** A word, or words that must stand side by side. */
export interface Term {
  /** Folded; never empty. */
  words: string[];
  /** The last word may go on. */
  prefix: boolean;
  /** Typed in quotation marks: taken as it is. */
  quoted: boolean;
  /** Where it stands in `ParsedQuery.text`. */
  start: number;
  end: number;
}

/** A bare token is cut at slashes and colons; other punctuation inside keeps its words together (`covid-19`). */
export function termsOf({ kind, text, start, end }: Token, address?: string): Term[] {
  if (kind === 'phrase') return term(text, start, true, end);
  const from = address === undefined ? 0 : text.lastIndexOf(address);
  return Array.from(text.slice(from, from + (address ?? text).length).matchAll(/[^/:]+/g)).flatMap((piece) =>
    term(piece[0], start + from + piece.index, false),
  );
}

function term(content: string, from: number, quoted: boolean, last?: number): Term[] {
  const plain = plainWords(content);
  const words = wordsOf(plain)
    .map(({ text }) => fold(text))
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const place = wordsOf(content);
  const end = last ?? from + (plain === content ? (place.at(-1)?.end ?? content.length) : content.length);
  const start = plain === content && last === undefined ? from + (place[0]?.start ?? 0) : from;
  return [{ words, prefix: !quoted && content.endsWith('*'), quoted, start, end }];
}
