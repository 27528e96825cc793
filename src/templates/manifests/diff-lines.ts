/** A stretch of lines in which the sides may differ, or that all of them have. */
export interface Stretch {
  base: readonly string[];
  ours: readonly string[];
  theirs: readonly string[];
}

/** Beyond this many comparisons two texts are not compared line by line. */
const maxCells = 9_000_000;

/**
 * Cuts three texts into stretches that end where all three have the same line.
 *
 * @returns undefined where the texts are too long and too different
 */
export function threeWayStretches({ base, ours, theirs }: Stretch): Stretch[] | undefined {
  const [inOurs, inTheirs] = [matchLines(base, ours), matchLines(base, theirs)];
  if (!inOurs || !inTheirs) return undefined;
  const stretches: Stretch[] = [];
  let from = { base: 0, ours: 0, theirs: 0 };
  const cut = (to: typeof from) => {
    stretches.push({
      base: base.slice(from.base, to.base),
      ours: ours.slice(from.ours, to.ours),
      theirs: theirs.slice(from.theirs, to.theirs),
    });
    from = to;
  };
  for (const at of base.keys()) {
    const [our, their] = [inOurs[at] ?? -1, inTheirs[at] ?? -1];
    if (our < 0 || their < 0) continue;
    cut({ base: at, ours: our, theirs: their });
    cut({ base: at + 1, ours: our + 1, theirs: their + 1 });
  }
  cut({ base: base.length, ours: ours.length, theirs: theirs.length });
  return stretches.filter((each) => each.base.length + each.ours.length + each.theirs.length > 0);
}

/** For each line where it is in the other text, or -1: a longest common subsequence. */
function matchLines(lines: readonly string[], other: readonly string[]): number[] | undefined {
  const matches = new Array<number>(lines.length).fill(-1);
  let [start, end, otherEnd] = [0, lines.length, other.length];
  for (; start < Math.min(end, otherEnd) && lines[start] === other[start]; start += 1) matches[start] = start;
  for (; end > start && otherEnd > start && lines[end - 1] === other[otherEnd - 1]; end -= 1)
    matches[end - 1] = --otherEnd;
  const [height, width] = [end - start, otherEnd - start];
  if (height * width > maxCells) return undefined;
  const lengths = commonLengths(lines.slice(start, end), other.slice(start, otherEnd));
  for (let [row, column] = [0, 0]; row < height && column < width;) {
    const here = row * (width + 1) + column;
    if (lines[start + row] === other[start + column]) matches[start + row++] = start + column++;
    else if ((lengths[here + width + 1] ?? 0) >= (lengths[here + 1] ?? 0)) row += 1;
    else column += 1;
  }
  return asEarlyAsPossible(matches, { lines, other });
}

/** What was put in twice the same way by two sides is then at the same place, whatever is around it. */
function asEarlyAsPossible(
  matches: readonly number[],
  { lines, other }: { lines: readonly string[]; other: readonly string[] },
): number[] {
  let next = 0;
  return matches.map((match, at) => {
    if (match < 0) return match;
    const early = other[next] === lines[at] ? next : match;
    next = early + 1;
    return early;
  });
}

/** How many lines the ends of both texts have in common, from each pair of lines on. */
function commonLengths(lines: readonly string[], other: readonly string[]): Uint32Array {
  const width = other.length + 1;
  const lengths = new Uint32Array((lines.length + 1) * width);
  for (let row = lines.length - 1; row >= 0; row -= 1)
    for (let column = other.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      lengths[at] =
        lines[row] === other[column]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  return lengths;
}
