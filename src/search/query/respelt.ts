import type { Term } from './query.ts';

/** A part of a query, and what is put in its place. */
export interface Respelling {
  term: Pick<Term, 'start' | 'end'>;
  word: string;
}

/** The text with words replaced where they stand; everything else stays as it was typed. */
export function respelt(text: string, respellings: readonly Respelling[]): string | null {
  if (respellings.length === 0) return null;
  const inOrder = [...respellings].sort((a, b) => a.term.start - b.term.start);
  let at = 0;
  let result = '';
  for (const { term, word } of inOrder) {
    result += text.slice(at, term.start) + word;
    at = term.end;
  }
  return (result + text.slice(at)).replaceAll(/\s+/g, ' ').trim();
}
