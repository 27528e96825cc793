/** The name most like another that was mistyped; undefined when none is near. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const maxDistance = Math.max(1, Math.floor(name.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const each of names) {
    const distance = distanceBetween(name.toLowerCase(), each.toLowerCase());
    if (distance <= maxDistance && (!best || distance < best.distance)) best = { name: each, distance };
  }
  return best?.name;
}

/** How many letters have to be added, removed or replaced (Levenshtein). */
function distanceBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
