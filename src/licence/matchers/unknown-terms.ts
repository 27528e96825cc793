import type { LicenceText, Recognition } from './matcher.ts';

/** Recognises the terms of a licence that is not on the SPDX list. */
export function unknownTerms({ text, place }: LicenceText): Recognition | undefined {
  if (place.rank === 3 || !isLegalText(text)) return undefined;
  return {
    parts: [{ spdx: 'NOASSERTION', scope: null }],
    choice: false,
    settled: true,
    method: 'similar',
    confidence: 0.3,
    fullText: true,
    differences: [],
  };
}

/** Whether a text grants or withholds rights at such length that it must be a licence, though none we know. */
function isLegalText(text: string): boolean {
  const start = text.slice(0, 20_000);
  if (new Set(start.toLowerCase().split(/\W+/, 2000)).size < 30) return false;
  const marks = [
    /\bpermi(?:ssion|tted)\b/i,
    /\blicen[cs](?:e|ed|or|ee)\b/i,
    /\bgrant(?:s|ed)?\b/i,
    /\bwarrant(?:y|ies)\b/i,
    /\bliab(?:le|ility)\b/i,
    /\b(?:redistribut|sublicen|reproduc)/i,
    /\bterms and conditions\b/i,
  ];
  return marks.filter((mark) => mark.test(start)).length >= 3;
}
