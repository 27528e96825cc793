import type { WordRange } from './words.ts';

/** Where a run of equal words stands in the standard text and in the file. */
export interface MatchingBlock {
  standard: number;
  file: number;
  length: number;
}

/** A place where a standard text and a file may begin to be equal. */
export interface Anchor {
  standard: number;
  file: number;
}

/** Cells of a comparison table that one alignment may fill: bounds its time whatever the input. */
const maxCells = 300_000;
const maxCellsPerGap = 20_000;

/**
 * Aligns a standard text with a range of a file, by words.
 *
 * @param anchors places of equal grams, by place in the file
 * @returns runs of equal words, increasing in both; what lies between them differs
 */
export function align(
  standard: ArrayLike<number>,
  range: WordRange,
  anchors: readonly Anchor[],
): MatchingBlock[] {
  const file = range.words.ids;
  const blocks = extended(standard, range, longestChain(anchors));
  const result: MatchingBlock[] = [];
  let cells = maxCells;
  let before: MatchingBlock = {
    standard: 0,
    file: Math.max(range.from, (blocks[0]?.file ?? 0) - (blocks[0]?.standard ?? 0) - 10),
    length: 0,
  };
  const last = blocks.at(-1);
  const restOfStandard = last ? standard.length - last.standard - last.length : 0;
  const end = {
    standard: standard.length,
    file: Math.min(range.to, last ? last.file + last.length + restOfStandard + 10 : 0),
    length: 0,
  };
  for (const block of [...blocks, end]) {
    const gap = {
      standard: [before.standard + before.length, block.standard] as const,
      file: [before.file + before.length, block.file] as const,
    };
    const size = (gap.standard[1] - gap.standard[0]) * (gap.file[1] - gap.file[0]);
    if (size > 0 && size <= Math.min(cells, maxCellsPerGap)) {
      cells -= size;
      result.push(...commonRuns(standard, file, gap.standard, gap.file));
    }
    if (block.length > 0) result.push(block);
    before = block;
  }
  return result;
}

/** The longest run of anchors that increases in both texts. */
function longestChain(anchors: readonly Anchor[]): Anchor[] {
  const tails: number[] = [];
  const previous = new Int32Array(anchors.length).fill(-1);
  for (const [at, { standard }] of anchors.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((anchors[tails[middle] ?? 0]?.standard ?? 0) < standard) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  }
  const chain: Anchor[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const anchor = anchors[at];
    if (anchor) chain.push(anchor);
  }
  return chain.reverse();
}

/** Grows each anchor both ways as far as the words are equal. */
function extended(
  standard: ArrayLike<number>,
  { words: { ids: file }, from: fileFrom, to: fileTo }: WordRange,
  chain: readonly Anchor[],
): MatchingBlock[] {
  const blocks: MatchingBlock[] = [];
  let last: MatchingBlock = { standard: 0, file: fileFrom, length: 0 };
  for (const anchor of chain) {
    if (anchor.standard < last.standard + last.length || anchor.file < last.file + last.length) continue;
    let { standard: from, file: at } = anchor;
    while (
      from > last.standard + last.length &&
      at > last.file + last.length &&
      standard[from - 1] === file[at - 1]
    ) {
      from -= 1;
      at -= 1;
    }
    let length = anchor.standard - from;
    while (
      from + length < standard.length &&
      at + length < fileTo &&
      standard[from + length] === file[at + length]
    )
      length += 1;
    if (length === 0) continue;
    last = { standard: from, file: at, length };
    blocks.push(last);
  }
  return blocks;
}

/** The longest common run of words of two short ranges, by the usual table, as blocks. */
function commonRuns(
  standard: ArrayLike<number>,
  file: ArrayLike<number>,
  [a, aEnd]: readonly [number, number],
  [b, bEnd]: readonly [number, number],
): MatchingBlock[] {
  const columns = bEnd - b + 1;
  const table = new Uint16Array((aEnd - a + 1) * columns);
  for (let i = aEnd - a - 1; i >= 0; i -= 1) {
    for (let j = bEnd - b - 1; j >= 0; j -= 1) {
      const here = i * columns + j;
      table[here] =
        standard[a + i] === file[b + j]
          ? (table[here + columns + 1] ?? 0) + 1
          : Math.max(table[here + columns] ?? 0, table[here + 1] ?? 0);
    }
  }
  const runs: MatchingBlock[] = [];
  for (let i = 0, j = 0; i < aEnd - a && j < bEnd - b;) {
    const here = i * columns + j;
    if (standard[a + i] === file[b + j]) {
      const last = runs.at(-1);
      if (last && last.standard + last.length === a + i && last.file + last.length === b + j)
        last.length += 1;
      else runs.push({ standard: a + i, file: b + j, length: 1 });
      i += 1;
      j += 1;
    } else if ((table[here + columns] ?? 0) >= (table[here + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return runs;
}
