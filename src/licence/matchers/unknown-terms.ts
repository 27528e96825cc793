import { isCopyrightLine } from '../../documents/copyright-line.ts';
import { forNames, namesIn } from '../../spdx/names.ts';
import type { LicenceText, Recognition } from './matcher.ts';

/** Recognises the terms of a licence that is not on the SPDX list. */
export function unknownTerms({ text, place }: LicenceText): Recognition | undefined {
  return place.rank < 3 && isLegalText(text) ? notAsserted : undefined;
}

/** Recognises that a file called after a licence names one in words that are no plain grant, such as a condition. */
export function notUnderstood({ text, place }: LicenceText): Recognition | undefined {
  const isPlaceholder = /<[a-z][a-z ]+>|\{\{/i.test(text);
  const names = namesIn(forNames(text.slice(0, 3000)));
  const takesBack = /\bcommons[- ]clause\b/i.test(text.slice(0, 3000));
  return place.rank === 1 && (names.length > 0 || takesBack) && !isPlaceholder ? notAsserted : undefined;
}

const minWords = 6;

/** Recognises that the file that people read first says something, whatever it is: there are terms, and we do not know them. */
export function otherWords({ text, place }: LicenceText): Recognition | undefined {
  if (place.rank !== 1 || place.scope !== null) return undefined;
  const said = text
    .slice(0, 5000)
    .split('\n')
    .filter(
      (line) => !isCopyrightLine(line) && !/^\s*(?:year|copyright holder|organi[sz]ation)\s*:/i.test(line),
    )
    .join(' ')
    .replace(/<[^<>]{0,200}>|all rights reserved/gi, ' ');
  const isPlaceholder = /<(?:insert|your)|\{\{|\btodo\b|===delete|^#licen[cs]e file/i.test(text);
  const words = said.match(/\p{L}{2,}/gu) ?? [];
  return words.length >= minWords && !isPlaceholder
    ? { ...notAsserted, confidence: 0.1, fullText: false }
    : undefined;
}

const notAsserted: Recognition = {
  parts: [{ spdx: 'NOASSERTION', scope: null }],
  choice: false,
  settled: true,
  method: 'similar',
  confidence: 0.3,
  fullText: true,
  differences: [],
};

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
