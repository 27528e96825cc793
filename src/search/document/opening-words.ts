import { wordsOf } from '../query/words.ts';

/** How many words of a README are its opening. */
const openingLength = 60;

/** The words a README begins with, which say what the repository is: most have no description. */
export function openingWords(readme: string): string {
  return readme.slice(0, wordsOf(readme.slice(0, 1_000))[openingLength]?.start ?? 1_000);
}
