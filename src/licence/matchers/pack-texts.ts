import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import { comparableText } from './comparable-text.ts';
import { spellings } from './spelling.ts';
import { readWords } from './words.ts';

/** The standard texts as texts.json holds them. */
export interface PackedTexts {
  /** Every word of the texts, separated by spaces; a word's number is its place. */
  words: string;
  texts: PackedText[];
}

export interface PackedText {
  /** Identifiers that share these words, separated by spaces, the preferred one first. */
  ids: string;
  name: string;
  /** Word numbers, 16 bits each, little-endian, in base64. */
  words: string;
  /** How many words at the beginning are only a title, and how many at the end only say how to apply the licence. */
  head: number;
  tail: number;
}

interface ListedLicence {
  name: string;
  licenseText: string;
}

/** Phrases (in the words we compare) after which a text only explains how to apply it. */
const ends = [
  'end of terms and conditions',
  'creative commons is not a party to',
  'for more information please refer to',
  'creative commons notice creative commons is not',
  'how to apply these terms to your new',
  'exhibit a source code form license notice',
  'exhibit a mozilla public license',
  'about the open government license',
];

/** Phrases with which the terms begin after a preamble that copies often leave out. */
const beginnings = [
  'statement of purpose the laws of most',
  'attribution 4.0 international public license by exercising',
  'license the work as defined below is provided',
  'terms and conditions for use reproduction and distribution',
];

/** Packs the licences of the SPDX list; used by scripts/licence-texts.ts and its test. */
export function packTexts(list: Readonly<Record<string, ListedLicence>>): PackedTexts {
  const known = new Map<string, number>();
  const learn = {
    get: (word: string) => {
      const standard = spellings.get(word) ?? word;
      if (!known.has(standard)) known.set(standard, known.size);
      return known.get(standard);
    },
  };
  const plain = Object.entries(list)
    // `GPL-2.0+` and the like only repeat the text of `GPL-2.0-or-later`, in an older printing.
    .filter(([id]) => !id.endsWith('+'))
    .map(([id, { name, licenseText }]) => ({ id, name, text: corrected(comparableText(licenseText)) }));
  // Learned from texts whose hyphens are taken apart, so that a hyphen joins only what is written as one word elsewhere.
  for (const { text } of plain) readWords(text.replace(/[-\u2010\u2011]/g, ' '), learn);
  const vocabulary = { get: (word: string) => known.get(spellings.get(word) ?? word) };
  const words = [...known.keys()];
  const grouped = new Map<string, Omit<PackedText, 'ids'> & { ids: string[] }>();
  for (const { id, name, text } of plain) {
    const { ids } = readWords(text, vocabulary);
    const key = ids.join(' ');
    const group = grouped.get(key);
    if (group) group.ids.push(id);
    else grouped.set(key, { ids: [id], name, words: packWords(ids), ...edges(ids, words, text, vocabulary) });
  }
  const texts = [...grouped.values()].map((text) => ({
    ...text,
    ids: text.ids.toSorted(byPreference).join(' '),
  }));
  return { words: words.join(' '), texts };
}

/** The GPL as its authors publish it, where the list still has an address that they have left. */
function corrected(text: string): string {
  return text.replace('gnu.org/philosophy/why-not-lgpl', 'gnu.org/licenses/why-not-lgpl');
}

function packWords(ids: readonly number[]): string {
  return Buffer.from(Uint16Array.from(ids).buffer).toString('base64');
}

/** Current identifiers before deprecated ones, plain before special, `-only` before `-or-later`. */
function byPreference(a: string, b: string): number {
  const rank = (id: string) =>
    /-only$/.test(id) ? 0 : /^[A-Za-z]*?(?:GPL|GFDL)-?\d/.test(id) ? 3 : /-or-later$/.test(id) ? 2 : 1;
  return (
    Number(deprecated.includes(a)) - Number(deprecated.includes(b)) ||
    rank(a) - rank(b) ||
    Number(/invariants/.test(a)) - Number(/invariants/.test(b)) ||
    a.length - b.length
  );
}

function edges(
  ids: readonly number[],
  words: readonly string[],
  text: string,
  vocabulary: { get(w: string): number | undefined },
) {
  const said = ` ${ids.map((id) => words[id]).join(' ')} `;
  const wordsBefore = (at: number) => said.slice(0, at).split(' ').length - 1;
  // The list's LGPL-3.0 has the whole GPL-3.0 after it, which copies keep in a file of its own.
  const again = said.indexOf(' gnu general public license version 3 29 june 2007 ', 1);
  const end = again > 0 ? again : Math.max(...ends.map((phrase) => said.lastIndexOf(` ${phrase} `)));
  const begin = beginnings.map((phrase) => said.indexOf(` ${phrase} `)).find((at) => at >= 0) ?? -1;
  const title = titleWords(text, vocabulary);
  const head = begin >= 0 ? wordsBefore(begin) : title;
  const tail = again > 0 || end > said.length / 3 ? ids.length - wordsBefore(end) : 0;
  return { head: head > ids.length / 2 ? 0 : head, tail };
}

/** Words on the first lines that are headings: short, and not a sentence. */
function titleWords(text: string, vocabulary: { get(w: string): number | undefined }): number {
  let count = 0;
  for (const line of text.split('\n')) {
    const size = readWords(line, vocabulary).ids.length;
    if (size === 0) continue;
    if (size > 9 || /[.;,]\s*$/.test(line) || /\b(?:permission|redistribution|you|this|is)\b/i.test(line))
      break;
    count += size;
  }
  return count;
}
