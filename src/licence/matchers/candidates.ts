import type { Anchor } from './align.ts';
import { gramAt, type TextIndex } from './texts.ts';
import type { WordRange } from './words.ts';

/** How many standard texts are compared word by word. */
const maxCompared = 6;
const maxAnchors = 20_000;

/** What may still be looked up for one file; bounds the time whatever the input. */
export interface Budget {
  visits: number;
}

/** A standard text that shares enough grams with a range of words, and where. */
export interface Candidate {
  text: number;
  anchors: Anchor[];
}

/** The standard texts most like a range of a file's words, likeliest first. */
export function candidates(index: TextIndex, { words, from, to }: WordRange, budget: Budget): Candidate[] {
  const votes = new Uint32Array(index.texts.length);
  const seen = new Set<number>();
  const hashes = new Float64Array(Math.max(0, to - from));
  for (let at = from; at < to && budget.visits > 0; at += 1) {
    const hash = gramAt(words.ids, at);
    hashes[at - from] = hash;
    if (hash < 0 || seen.has(hash)) continue;
    seen.add(hash);
    budget.visits -= vote(index, hash, votes);
  }
  const chosen = likeliest(index, votes).map((text): Candidate => ({ text, anchors: [] }));
  if (chosen.length === 0) return [];
  gather(index, hashes, from, chosen, budget);
  return chosen.map(({ text, anchors }) => ({
    text,
    anchors: densest(anchors, index.texts[text]?.words.length ?? 0),
  }));
}

/** Adds one to the votes of a text for every place of the gram; returns the number of places looked at. */
function vote({ grams }: TextIndex, hash: number, votes: Uint32Array): number {
  const { starts, places } = grams;
  const at = grams.slot(hash);
  const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0];
  for (let place = from; place < to; place += 1) {
    const text = (places[place] ?? 0) >>> 16;
    votes[text] = (votes[text] ?? 0) + 1;
  }
  return to - from + 1;
}

/** Collects the places that the file shares with each chosen text, by place in the file; latest in the text first. */
function gather(
  { texts, grams }: TextIndex,
  hashes: Float64Array,
  from: number,
  chosen: Candidate[],
  budget: Budget,
): void {
  const rank = new Int16Array(texts.length).fill(-1);
  for (const [at, { text }] of chosen.entries()) rank[text] = at;
  const { starts, places } = grams;
  for (let offset = 0; offset < hashes.length && budget.visits > 0; offset += 1) {
    const hash = hashes[offset] ?? -1;
    if (hash < 0) continue;
    const slot = grams.slot(hash);
    const first = starts[slot] ?? 0;
    const end = starts[slot + 1] ?? 0;
    budget.visits -= end - first + 1;
    for (let at = end - 1; at >= first; at -= 1) {
      const place = places[at] ?? 0;
      const which = rank[place >>> 16] ?? -1;
      if (which < 0) continue;
      const anchors = chosen[which]?.anchors;
      if (anchors && anchors.length < maxAnchors)
        anchors.push({ standard: place & 0xffff, file: from + offset });
    }
  }
}

/** By the words that a text would explain, less those that it would leave out: once mildly, once strictly weighed. */
function likeliest(index: TextIndex, votes: Uint32Array): number[] {
  const ranked: { text: number; mild: number; strict: number }[] = [];
  for (const [text, count] of votes.entries()) {
    const standard = index.texts[text];
    if (count === 0 || !standard) continue;
    const core = standard.words.length - standard.tail - standard.head;
    const share = count / ((index.grams.counts[text] ?? 1) * (core / standard.words.length));
    if (share < 0.15) continue;
    ranked.push({ text, mild: core * (1.3 * share - 0.3), strict: core * (3 * share - 2) });
  }
  const mild = ranked.toSorted((a, b) => b.mild - a.mild).slice(0, maxCompared);
  const strict = ranked.toSorted((a, b) => b.strict - a.strict).slice(0, maxCompared);
  return [...new Set([...strict, ...mild].map(({ text }) => text))];
}

/** Of a text that may occur several times, the anchors of the occurrence with the most of them. */
function densest(anchors: Anchor[], length: number): Anchor[] {
  const width = Math.max(24, Math.ceil(length / 4));
  const counts = new Map<number, number>();
  for (const { standard, file } of anchors) {
    const bucket = Math.floor((file - standard) / width);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  let best = 0;
  let most = -1;
  for (const [bucket, count] of counts) {
    const around = count * 2 + (counts.get(bucket - 1) ?? 0) + (counts.get(bucket + 1) ?? 0);
    if (around > most || (around === most && bucket < best)) [best, most] = [bucket, around];
  }
  const centre = (best + 0.5) * width;
  const reach = 60 + length * 0.35;
  return anchors.filter(({ standard, file }) => Math.abs(file - standard - centre) <= reach);
}
