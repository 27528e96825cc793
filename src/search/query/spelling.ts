import { editDistance } from '../../base/edit-distance.ts';

/** A word of the index and in how many documents it stands. */
export interface KnownWord {
  word: string;
  documents: number;
}

/** How many mistakes a word of this length may hold. */
export function mistakesAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/**
 * The known word that was most likely meant: fewest mistakes first (one at the first letter weighs more, because people
 * seldom miss it), then the more frequent.
 */
export function likeliest(
  typed: string,
  known: readonly KnownWord[],
  allowed = mistakesAllowed(typed.length),
): string | undefined {
  let found: { word: string; score: number } | undefined;
  for (const { word, documents } of known) {
    if (word === typed || Math.abs(word.length - typed.length) > allowed) continue;
    const mistakes = editDistance(typed, word, { max: allowed, swaps: true });
    if (mistakes > allowed) continue;
    const score = Math.log(1 + documents) - 4 * mistakes - (word[0] === typed[0] ? 0 : 2);
    if (found === undefined || score > found.score) found = { word, score };
  }
  return found?.word;
}
