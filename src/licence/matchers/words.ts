import { isCopyrightLine } from '../../documents/copyright-line.ts';

/** The words of a text as numbers of a vocabulary, and where each stands in it. */
export interface Words {
  /** -1 for a word that no standard text uses. */
  ids: number[];
  starts: number[];
  ends: number[];
  /** The text that they were read from. */
  text: string;
}

/** A run of a file's words, from the one numbered `from` up to `to`. */
export interface WordRange {
  words: Words;
  from: number;
  to: number;
}

/** Gives a word's number, or undefined; words come in lower case without apostrophes. */
export interface WordIds {
  get(word: string): number | undefined;
}

const kinds = { other: 0, letter: 1, digit: 2, ideograph: 3 } as const;
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 57) return kinds.digit;
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? kinds.letter : kinds.other;
});

function kind(code: number): number {
  if (code < 128) return ascii[code] ?? 0;
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return kinds.other;
  if (code < 0x2000) return kinds.letter;
  if (code >= 0x3040 && code <= 0x9fff) return kinds.ideograph;
  return code >= 0xac00 && code < 0xe000 ? kinds.letter : kinds.other;
}

const bullet = /^(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})$/;
/** Beginnings of web addresses: copies differ in them, and never in meaning. */
const addressed = new Set(['http', 'https', 'www']);
const counted = new Set([
  'version',
  'versions',
  'section',
  'sections',
  'license',
  'clause',
  'article',
  'exhibit',
]);
const linking = new Set(['and', 'or', 'to', 'through']);

/**
 * Reads the words of a plain text (see comparableText) the way the SPDX matching guidelines compare them: without case,
 * punctuation, bullets, copyright lines, or the marks that join words. One pass; linear in the length of the text.
 */
export function readWords(text: string, vocabulary: WordIds): Words {
  const words: Words = { ids: [], starts: [], ends: [], text };
  const { length } = text;
  let last = '';
  let lineStart = true;
  for (let at = 0; at < length;) {
    if (lineStart) {
      lineStart = false;
      const end = copyrightLineEnd(text, at);
      if (end > at) {
        at = end;
        continue;
      }
    }
    const code = text.charCodeAt(at);
    const what = kind(code);
    if (what === kinds.other) {
      lineStart = code === 10;
      at += 1;
      continue;
    }
    const end = what === kinds.ideograph ? at + 1 : runEnd(text, at);
    const word = fold(text.slice(at, end));
    const joined = joinedEnd(text, end, word, vocabulary);
    if (joined > end || !(addressed.has(word) || isBullet(word, text, end, last))) {
      const id = vocabulary.get(joined > end ? joinedWord(text, at, joined) : word);
      words.ids.push(id ?? -1);
      words.starts.push(at);
      words.ends.push(joined);
      last = word;
    }
    at = joined;
  }
  return words;
}

/** Where the copyright line that begins at `at` ends, or `at` when it is none. */
function copyrightLineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  const end = newline === -1 ? text.length : newline;
  return end - at <= 200 && end > at && isCopyrightLine(text.slice(at, end)) ? end : at;
}

function runEnd(text: string, at: number): number {
  let end = at;
  let digits = false;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    const what = kind(code);
    if (what === kinds.letter) continue;
    if (what === kinds.digit) digits = true;
    else if (code === 46 && digits && kind(text.charCodeAt(end + 1)) === kinds.digit) continue;
    else if ((code === 39 || code === 0x2019) && end > at && kind(text.charCodeAt(end + 1)) === kinds.letter)
      continue;
    else return end;
  }
  return end;
}

function fold(raw: string): string {
  const lower = raw.toLowerCase();
  const word = /['\u2019ß]/.test(lower) ? lower.replace(/['\u2019]/g, '').replace(/ß/g, 'ss') : lower;
  const second = word.charCodeAt(1);
  return word.charCodeAt(0) === 118 && second >= 48 && second <= 57 ? word.slice(1) : word;
}

/** The end of a second half, when a hyphen (perhaps at the end of a line) joins two halves of one known word. */
function joinedEnd(text: string, end: number, word: string, vocabulary: WordIds): number {
  const code = text.charCodeAt(end);
  if (code !== 45 && code !== 0x2010 && code !== 0x2011) return end;
  let next = end + 1;
  const limit = Math.min(text.length, next + 40);
  while (next < limit && /\s/.test(text[next] ?? '')) next += 1;
  if (next > end + 1 && text.charCodeAt(end + 1) !== 10) return end;
  if (kind(text.charCodeAt(next)) !== kinds.letter) return end;
  const last = runEnd(text, next);
  return vocabulary.get(word + fold(text.slice(next, last))) === undefined ? end : last;
}

function joinedWord(text: string, from: number, to: number): string {
  return fold(text.slice(from, to).replace(/[-\u2010\u2011]\s*/, ''));
}

function isBullet(word: string, text: string, end: number, last: string): boolean {
  if (word.length > 8 || !bullet.test(word) || counted.has(last)) return false;
  const next = text[end];
  if (next === '.' && linking.has(last)) return false;
  return next === ')' || (next === '.' && isFree(word, text[end + 1] ?? ''));
}

/** Whether a full stop ends a bullet: white space follows, or after a number anything but another number. */
function isFree(word: string, next: string): boolean {
  return /^\s?$/.test(next) || (/^\d/.test(word) && !/\d/.test(next));
}
