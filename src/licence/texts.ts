import packed from './texts.json' with { type: 'json' };
import { spellings } from './spelling.ts';
import type { Vocabulary } from './words.ts';

/** A standard licence text, ready to be compared. */
export interface StandardText {
  ids: string[];
  name: string;
  words: Uint16Array;
  head: number;
  tail: number;
}

/** How many words in a row make a gram, the unit in which files and standard texts are first compared. */
export const gramLength = 4;
/** Of a long text one gram in this many is indexed, chosen by its content. */
const sampling = 4;
const slots = 1 << 19;

export interface TextIndex {
  vocabulary: Vocabulary;
  /** Every word by its number. */
  words: string[];
  texts: StandardText[];
  /** Number of indexed grams, by text. */
  grams: Uint16Array;
  /** Calls back with (text, position in the text) for every place of the gram. */
  places(hash: number, visit: (text: number, position: number) => void): void;
  /** Texts whose words have this hash. */
  whole: Map<number, number>;
}

let loaded: TextIndex | undefined;

/** The index of all standard texts; built from texts.json at first use. */
export function textIndex(): TextIndex {
  loaded ??= buildIndex();
  return loaded;
}

function buildIndex(): TextIndex {
  const words = packed.words.split(' ');
  const ids = new Map(words.map((word, id) => [word, id]));
  for (const [variant, standard] of spellings) {
    const id = ids.get(standard);
    if (id !== undefined) ids.set(variant, id);
  }
  const texts = packed.texts.map((text) => ({
    ...text,
    ids: text.ids.split(' '),
    words: unpackWords(text.words),
  }));
  const whole = new Map(texts.map(({ words: all, head }, at) => [hashOf(all, head, all.length), at]));
  return { vocabulary: ids, words, texts, whole, ...indexGrams(texts) };
}

function unpackWords(base64: string): Uint16Array {
  const bytes = Buffer.from(base64, 'base64');
  return new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** A hash of words `from` up to `to`, not negative. */
export function hashOf(words: ArrayLike<number>, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 0x9e3779b1) ^ (words[at] ?? 0)) >>> 0;
  return hash;
}

/** A hash of the gram at `at`; -1 when it holds a word that no standard text uses. */
export function gramAt(words: ArrayLike<number>, at: number): number {
  let hash = 0;
  for (let next = at; next < at + gramLength; next += 1) {
    const word = words[next] ?? -1;
    if (word < 0) return -1;
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

/** Open addressing: a slot holds the hash and the newest place; places of one gram are chained. */
function indexGrams(texts: readonly StandardText[]) {
  const total = texts.reduce((sum, { words }) => sum + words.length, 0);
  const hashes = new Uint32Array(slots);
  const newest = new Int32Array(slots).fill(-1);
  const placeText = new Uint16Array(total);
  const placePosition = new Uint16Array(total);
  const older = new Int32Array(total);
  const grams = new Uint16Array(texts.length);
  let count = 0;
  for (const [text, { words }] of texts.entries()) {
    const every = words.length <= 400;
    for (let at = 0; at + gramLength <= words.length; at += 1) {
      const hash = gramAt(words, at);
      if (!every && hash % sampling !== 0) continue;
      const slot = slotOf(hashes, newest, hash);
      hashes[slot] = hash;
      placeText[count] = text;
      placePosition[count] = at;
      older[count] = newest[slot] ?? -1;
      newest[slot] = count;
      grams[text] = (grams[text] ?? 0) + 1;
      count += 1;
    }
  }
  const places = (hash: number, visit: (text: number, position: number) => void) => {
    for (let at = newest[slotOf(hashes, newest, hash)] ?? -1; at >= 0; at = older[at] ?? -1)
      visit(placeText[at] ?? 0, placePosition[at] ?? 0);
  };
  return { grams, places };
}

function slotOf(hashes: Uint32Array, newest: Int32Array, hash: number): number {
  let slot = (hash ^ (hash >>> 13)) & (slots - 1);
  while ((newest[slot] ?? -1) >= 0 && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1);
  return slot;
}
