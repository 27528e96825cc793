/** A word of the index and in how many documents it stands. */
export interface KnownWord {
  word: string;
  documents: number;
}

/** How many mistakes a word of this length may hold. */
export function mistakesAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/**
 * The known word that was most likely meant: fewest mistakes first (one at the first letter weighs more, because people
 * seldom miss it), then the more frequent.
 */
export function likeliest(
  typed: string,
  known: readonly KnownWord[],
  allowed = mistakesAllowed(typed.length),
): string | undefined {
  let found: { word: string; score: number } | undefined;
  for (const { word, documents } of known) {
    if (word === typed || Math.abs(word.length - typed.length) > allowed) continue;
    const mistakes = distance(typed, word, allowed);
    if (mistakes > allowed) continue;
    const score = Math.log(1 + documents) - 4 * mistakes - (word[0] === typed[0] ? 0 : 2);
    if (found === undefined || score > found.score) found = { word, score };
  }
  return found?.word;
}

/**
 * Damerau–Levenshtein distance in its optimal string alignment form (insert, delete, replace, swap neighbours, no part edited twice);
 * any number above `most` once it is clear that it is above.
 */
export function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return least;
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
