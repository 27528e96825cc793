interface EditDistanceOptions {
  /** Beyond this distance any number above it may be given back, as soon as it is clear that it is above. */
  max: number;
  /** Whether two neighbouring letters that changed places count as one edit (optimal string alignment). */
  swaps: boolean;
}

/**
 * How many letters have to be inserted, deleted or replaced to get from one word to another (Levenshtein). With `swaps`
 * it is the Damerau–Levenshtein distance in its optimal string alignment form: no part is edited twice.
 */
export function editDistance(one: string, other: string, { max, swaps }: EditDistanceOptions): number {
  const { from, to } = withoutCommonEnds(one, other);
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (swaps && i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > max) return least;
    [beforeLast, last] = [last, row];
  }
  return at(last, to.length);
}

/** What two words begin or end with alike is never edited, and most words that are compared begin alike. */
function withoutCommonEnds(one: string, other: string): { from: string; to: string } {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return { from: one.slice(start, one.length - end), to: other.slice(start, other.length - end) };
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
