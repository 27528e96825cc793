import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import { exceptionTexts, extraWords, marksOf } from './markup.ts';
import type { StandardText } from './standard-text.ts';
import packed from './texts.json' with { type: 'json' };
import { spellings } from './spelling.ts';
import type { WordIds } from './words.ts';

/** How many words in a row make a gram, the unit in which files and standard texts are first compared. */
const gramLength = 4;
/** Texts of more words than this are indexed by one gram in `sampling`, chosen by its content. */
const longText = 400;
const sampling = 8;
const slots = 1 << 17;

/** Where each gram stands in the standard texts: its places lie side by side in `places`. */
export interface Grams {
  /** Number of indexed grams, by text. */
  counts: Uint16Array;
  /** The slot of a gram; the places of slot n are those from `starts[n]` up to `starts[n + 1]`. */
  slot(hash: number): number;
  starts: Uint32Array;
  /** A text's number times 2^16, plus the position in it. */
  places: Uint32Array;
}

export interface TextIndex {
  vocabulary: WordIds;
  /** Every word by its number. */
  words: string[];
  texts: StandardText[];
  grams: Grams;
  /** Texts by the hash of their words, without the title and with it. */
  whole: Map<number, number>;
}

let loaded: TextIndex | undefined;

/** The index of all standard texts; built from texts.json at first use. */
export function textIndex(): TextIndex {
  loaded ??= buildIndex();
  return loaded;
}

function buildIndex(): TextIndex {
  const words = [...packed.words.split(' '), ...extraWords()];
  const ids = new Map(words.map((word, id) => [word, id]));
  for (const [variant, standard] of spellings) {
    const id = ids.get(standard);
    if (id !== undefined) ids.set(variant, id);
  }
  const licences = packed.texts.map((text): StandardText => {
    const its = text.ids.split(' ');
    return {
      ...text,
      ids: its,
      words: unpackWords(text.words),
      marks: marksOf(its[0] ?? ''),
      isException: false,
      isDeprecated: its.every((id) => deprecated.includes(id)),
    };
  });
  const texts = [...licences, ...exceptionTexts(unpackWords)];
  const untitled = texts.map(({ words: all, head }) => hashOf(all, head, all.length));
  const whole = new Map(untitled.map((hash, at) => [hash, at]));
  // With the title last, so that it decides between texts that differ in nothing else.
  for (const [at, { words: all, head }] of texts.entries()) whole.set(hashOf(all, 0, head, untitled[at]), at);
  let grams: Grams | undefined;
  return {
    vocabulary: ids,
    words,
    texts,
    whole,
    /** Only a text that is no standard text word for word needs these: most files never do. */
    get grams() {
      return (grams ??= indexGrams(texts));
    },
  };
}

function unpackWords(base64: string): Uint16Array {
  const bytes = Buffer.from(base64, 'base64');
  return new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** A hash of the words from `from` to `to`, read backwards: one more word before them needs one more step. */
function hashOf(words: ArrayLike<number>, from: number, to: number, ofTheRest = 0): number {
  let hash = ofTheRest;
  for (let at = to - 1; at >= from; at -= 1) hash = stepBack(hash, words[at] ?? 0);
  return hash;
}

/** The hash of words, from the hash of those after the first. */
export function stepBack(hash: number, word: number): number {
  return (Math.imul(hash, 0x9e3779b1) ^ (word + 0x7f4a7c15)) >>> 0;
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

/** Open addressing for the grams; their places are then sorted by slot, so that reading them is reading on. */
function indexGrams(texts: readonly StandardText[]): Grams {
  const total = texts.reduce((sum, { words }) => sum + words.length, 0);
  const hashes = new Uint32Array(slots);
  const starts = new Uint32Array(slots + 1);
  const [slotAt, placeAt] = [new Uint32Array(total), new Uint32Array(total)];
  const counts = new Uint16Array(texts.length);
  let count = 0;
  for (const [number, { words, isDeprecated }] of texts.entries()) {
    const before = count;
    if (isDeprecated) continue;
    for (let at = 0; at + gramLength <= words.length; at += 1) {
      const hash = gramAt(words, at);
      if (words.length > longText && hash % sampling !== 0) continue;
      const slot = slotOf(hashes, hash);
      hashes[slot] = hash || 1;
      starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
      slotAt[count] = slot;
      placeAt[count] = number * 65_536 + at;
      count += 1;
    }
    counts[number] = count - before;
  }
  for (let slot = 0; slot < slots; slot += 1)
    starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0);
  const places = new Uint32Array(count);
  const next = starts.slice();
  for (let at = 0; at < count; at += 1) {
    const slot = slotAt[at] ?? 0;
    const place = next[slot] ?? 0;
    places[place] = placeAt[at] ?? 0;
    next[slot] = place + 1;
  }
  return { counts, starts, places, slot: (hash) => slotOf(hashes, hash) };
}

/** The slot of a hash: where it stands, or the empty one (0) where it would. */
function slotOf(hashes: Uint32Array, hash: number): number {
  const wanted = hash || 1;
  let slot = (hash ^ (hash >>> 13)) & (slots - 1);
  while (hashes[slot] !== 0 && hashes[slot] !== wanted) slot = (slot + 1) & (slots - 1);
  return slot;
}
