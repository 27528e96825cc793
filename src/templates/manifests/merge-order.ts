/**
 * The keys of both sides, ours in their order. A key of theirs alone goes to its place where both are sorted, and
 * otherwise behind the one that it follows in theirs.
 */
export function mergeOrder(ours: readonly string[], theirs: readonly string[]): string[] {
  const merged = [...ours];
  const isSorted = [ours, theirs].every((keys) =>
    keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') <= key),
  );
  for (const [at, key] of theirs.entries()) {
    if (merged.includes(key)) continue;
    const before = theirs.slice(0, at).findLast((each) => merged.includes(each));
    const next = isSorted ? merged.findIndex((each) => each > key) : merged.indexOf(before ?? '') + 1;
    merged.splice(next === -1 ? merged.length : before === undefined && !isSorted ? 0 : next, 0, key);
  }
  return merged;
}
