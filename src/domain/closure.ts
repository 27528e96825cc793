/** A time during which a repository that had been public could not be reached by the public. */
export interface Closure {
  /** When we found it closed (ISO 8601); it may have been closed since our look before. */
  from: string;
  /** When we found it public again; null while it is not. */
  to: string | null;
  /** What was found, in a sentence. */
  reason: string;
  /** It was not closed: it went to an account that the catalogue does not have. */
  moved: boolean;
}

/** Closures that break the rule that what was opened stays open. */
export function breachesIn(closures: readonly Closure[] = []): Closure[] {
  return closures.filter(({ moved }) => !moved);
}
