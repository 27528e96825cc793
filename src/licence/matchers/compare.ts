import { align, type Anchor, type MatchingBlock } from './align.ts';
import { extraRestriction } from './extra-restrictions.ts';
import type { StandardText } from './standard-text.ts';
import type { WordRange, Words } from './words.ts';

/** A run of words that differs: places in the standard text and in the file. */
export interface Gap {
  standard: readonly [number, number];
  file: readonly [number, number];
}

/** How one part of a file compares with one standard text. */
export interface Comparison {
  text: StandardText;
  /** Words of the file that it covers. */
  from: number;
  to: number;
  /** The first word of the file that is of the terms and not of their title. */
  termsFrom: number;
  gaps: Gap[];
  /** Those of the gaps that the SPDX list's markup allows: they change nothing. */
  allowed: readonly Gap[];
  /** Share of words that agree, 0 to 1, over the terms themselves (not the title, not how to apply them). */
  similarity: number;
  /** Words explained less words that differ: the better of two texts has more. */
  gain: number;
}

const maxMisreadWords = 4;

/** Compares a standard text with a range of a file's words; undefined when nothing agrees. */
export function compare(
  text: StandardText,
  range: WordRange,
  anchors: readonly Anchor[],
): Comparison | undefined {
  const blocks = trimmed(align(text.words, range, anchors));
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return undefined;
  const gaps = [...opening(text, first, range.from)];
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    const end = block.standard + block.length;
    const file = block.file + block.length;
    const gap: Gap = next
      ? { standard: [end, next.standard], file: [file, next.file] }
      : {
          standard: [end, text.words.length],
          file: [file, file + fewAt(text.words.length - text.tail - end, range.to - file)],
        };
    if (gap.standard[1] > gap.standard[0] || gap.file[1] > gap.file[0]) gaps.push(gap);
  }
  const terms = blocks.find(({ standard, length }) => standard + length > text.head) ?? first;
  const termsFrom = terms.file + Math.max(0, text.head - terms.standard);
  const covered = { from: first.file, to: last.file + last.length, termsFrom };
  const counted = gaps.filter((gap) => !isAllowed(gap, text, blocks, range.words));
  const allowed = gaps.filter((gap) => !counted.includes(gap));
  return { text, ...covered, gaps, allowed, ...measure(text, blocks, counted, allowed) };
}

/** What the file leaves out before the first words that agree, and the words that stand in place of the terms. */
function opening(text: StandardText, first: MatchingBlock, from: number): Gap[] {
  if (first.standard === 0) return [];
  const before = fewAt(first.standard - text.head, first.file - from);
  const gaps: Gap[] = [];
  if (first.standard > before)
    gaps.push({ standard: [0, first.standard - before], file: [first.file, first.file] });
  if (before > 0)
    gaps.push({
      standard: [first.standard - before, first.standard],
      file: [first.file - before, first.file],
    });
  return gaps;
}

/** As many words, at either end, as may be those of the terms misread: few, or it is other matter. */
function fewAt(missing: number, present: number): number {
  const words = Math.min(missing, present);
  return missing <= maxMisreadWords && words > 0 ? words : 0;
}

const maxAllowedLength = 600;

/** Whether the SPDX list's markup allows a gap: words that may be left out, or others that fit their pattern. */
function isAllowed(
  { standard, file }: Gap,
  { marks }: StandardText,
  blocks: readonly MatchingBlock[],
  words: Words,
): boolean {
  return marks.some(({ from, to, pattern }) => {
    if (standard[0] < from || standard[1] > to) return false;
    if (pattern === null) return file[0] === file[1];
    const [first, last] = [placeOf(from - 1, blocks), placeOf(to, blocks)];
    if (first === undefined || last === undefined) return false;
    const found = words.text
      .slice(words.ends[first], words.starts[last])
      .replace(/^[\s).,;:*#>\d-]+|[\s(,;:*#>]+$/g, '')
      .replace(/[\s*_`"]+/g, ' ')
      .replace(/[‘’]/g, "'");
    return found.length <= maxAllowedLength && pattern.test(found.trim()) && !extraRestriction(found);
  });
}

/** Where a word of the standard text is in the file; undefined when it is not there. */
function placeOf(word: number, blocks: readonly MatchingBlock[]): number | undefined {
  const block = blocks.find(({ standard, length }) => word >= standard && word < standard + length);
  return block && block.file + word - block.standard;
}

function measure(
  text: StandardText,
  blocks: readonly MatchingBlock[],
  gaps: readonly Gap[],
  allowed: readonly Gap[],
) {
  const [core, coreEnd] = [text.head, text.words.length - text.tail];
  let matched = 0;
  let matchedCore = 0;
  for (const { standard, length } of blocks) {
    matched += length;
    matchedCore += Math.max(0, Math.min(coreEnd, standard + length) - Math.max(core, standard));
  }
  let extra = 0;
  for (const { standard, file } of gaps)
    if (standard[1] > core && standard[0] < coreEnd) extra += file[1] - file[0];
  let forgiven = 0;
  for (const { standard } of allowed)
    forgiven += Math.max(0, Math.min(coreEnd, standard[1]) - Math.max(core, standard[0]));
  const missing = coreEnd - core - matchedCore - forgiven;
  const similarity = matchedCore === 0 ? 0 : (2 * matchedCore) / (2 * matchedCore + missing + extra);
  return { similarity, gain: matched - missing - extra };
}

/** Without the first and last runs that stand far from the others: chance words of what comes before and after. */
function trimmed(blocks: readonly MatchingBlock[]): MatchingBlock[] {
  const kept = [...blocks];
  const distance = (a: MatchingBlock, b: MatchingBlock) =>
    Math.max(b.file - a.file - a.length, b.standard - a.standard - a.length);
  for (let first = kept[0], next = kept[1]; first && next; first = kept[0], next = kept[1]) {
    if (first.length >= 3 || distance(first, next) <= 1 + first.length) break;
    kept.shift();
  }
  for (let last = kept.at(-1), next = kept.at(-2); last && next; last = kept.at(-1), next = kept.at(-2)) {
    if (last.length >= 3 || distance(next, last) <= 1 + last.length) break;
    kept.pop();
  }
  return kept;
}
