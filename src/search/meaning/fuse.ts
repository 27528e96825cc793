/**
 * How little the first places count more than later ones, and what a place by meaning counts beside one by words. Cormack, Clarke
 * and Büttcher (“Reciprocal rank fusion outperforms Condorcet and individual rank learning methods”, SIGIR 2009) have 60, and
 * 1 for each. On our judged queries that does harm, because words alone do well; these were chosen there (ADR 35).
 */
const rankOffset = 10;
const meaningShare = 0.3;

/**
 * Joins two orders of the same things by their places (weighted reciprocal rank fusion).
 *
 * @param nearness of each thing, in the order of words; what has none keeps its place in the order of meaning, too
 * @returns the places in the order of words, best first by both; as they were where both say the same
 */
export function fuse(nearness: readonly (number | undefined)[]): number[] {
  const known = nearness.flatMap((near, place) => (near === undefined ? [] : [{ near, place }]));
  const byMeaning = nearness.map((_, place) => place);
  const nearestFirst = [...known].sort((one, other) => other.near - one.near || one.place - other.place);
  nearestFirst.forEach(({ place }, at) => (byMeaning[place] = known[at]?.place ?? place));
  const scores = byMeaning.map((place, at) => share(at) + meaningShare * share(place));
  return scores.map((_, place) => place).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

function share(place: number): number {
  return 1 / (rankOffset + place + 1);
}
