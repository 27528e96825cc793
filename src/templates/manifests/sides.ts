/** One thing as it was, as the service has it, and as the template has it now. */
export interface Sides<T = string> {
  base: T;
  ours: T;
  theirs: T;
}

/** A place where the service and its template mean different things. */
export interface Disagreement {
  /** What it is about, as people would call it: `scripts.test`, `line 12`. */
  place: string;
  /** As short as a sentence can hold; null where that side has nothing. */
  ours: string | null;
  theirs: string | null;
}

/** A file of both sides. */
export interface MergedText {
  text: string;
  /** Where ours was kept though theirs says something else. */
  disagreements: Disagreement[];
}

/** Does the same to each side. */
export function mapSides<T, R>({ base, ours, theirs }: Sides<T>, change: (side: T) => R): Sides<R> {
  return { base: change(base), ours: change(ours), theirs: change(theirs) };
}

/** What three sides come to where at most one of them has changed; undefined where both have, and differently. */
export function settled<T>({ base, ours, theirs }: Sides<T>): { value: T } | undefined {
  if (ours === theirs || theirs === base) return { value: ours };
  return ours === base ? { value: theirs } : undefined;
}
