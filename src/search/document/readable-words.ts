import { readBlocks } from '../../documents/read-blocks.ts';

/** Characters of a README that are kept: what comes after seldom says what the repository is. */
const maxReadmeLength = 20_000;

/** The words of a README that a reader sees, code among them, in one line. */
export function readableWords(path: string, source: string): string {
  return readBlocks(path, source.slice(0, maxReadmeLength * 2))
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s|]+/gu, ' ')
    .trim()
    .slice(0, maxReadmeLength);
}
