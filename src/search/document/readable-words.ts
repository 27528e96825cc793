import { readDocument } from '../../documents/document-text.ts';
import { readBlocks } from '../../documents/read-blocks.ts';

/** Characters of a README that are kept: what comes after seldom says what the repository is. */
const maxReadmeLength = 20_000;

/** The words of a README that a reader sees, code among them, in one line; without what a template left to be filled in. */
export function readableWords(path: string, source: string): string {
  const text = source.slice(0, maxReadmeLength * 2);
  const words = inOneLine(
    readBlocks(path, text)
      .map((block) => block.text)
      .join(' '),
  );
  const left = readDocument({ path, oid: '', text, truncated: false })?.placeholders ?? [];
  const kept = withoutEach(
    words,
    left.map((sentence) => inOneLine(sentence.text)),
  );
  return inOneLine(kept).trim().slice(0, maxReadmeLength);
}

function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s|]+/gu, ' ');
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
