import { documentOf } from '../../documents/document-text.ts';
import { readBlocks } from '../../documents/read-blocks.ts';

/** Characters of a README that are kept: what comes after seldom says what the repository is. */
const maxReadmeLength = 20_000;

/** The words of a README that a reader sees, code among them, in one line; without what a template left to be filled in. */
export function readableWords(path: string, source: string): string {
  const blocks = readBlocks(path, source.slice(0, maxReadmeLength * 2));
  const words = inOneLine(blocks.map(({ text }) => text).join(' '));
  const left = documentOf(path, blocks).placeholders.map(({ text }) => inOneLine(text));
  const kept = left.length === 0 ? words : inOneLine(withoutEach(words, left));
  return kept.trim().slice(0, maxReadmeLength);
}

/** Spaces that stand alone are left where they are, because they are nearly all there is to replace. */
function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s|]{2,}|[\p{Cc}\p{Cf}\p{Co}\p{Cs}|]|[^\S ]/gu, ' ');
}

/** The text without these parts of it, which come in its order. */
function withoutEach(text: string, parts: readonly string[]): string {
  let at = 0;
  let kept = '';
  for (const part of parts) {
    const from = text.indexOf(part, at);
    if (from < 0) continue;
    kept += text.slice(at, from);
    at = from + part.length;
  }
  return kept + text.slice(at);
}
