/** A standard, with what shows that a repository speaks it. People extend the lists in `table/`. */
export interface Standard {
  /** In lower case with hyphens, as in `standard:` of a search. */
  id: string;
  name: string;
  /** What else people call it in a search, without spaces or hyphens. */
  aliases?: readonly string[];
  /** Where people read what it is. */
  url: string;
  /**
   * Packages that nobody needs who does not speak it, as keys of `domain/dependency.ts`; a `*` at the end stands for any rest.
   * One that the repository asks for itself is enough.
   */
  packages?: readonly string[];
  /** Names of files at the root that only speakers have; one is enough. */
  files?: RegExp;
  /** Canonical addresses and identifiers in texts; one is enough. */
  identifiers?: RegExp;
  /** What people call it. Two places of different kinds are needed: name, topics, description, README. */
  words: RegExp;
}

/** A standard that a repository speaks, with what shows it. */
export interface SpokenStandard extends Pick<Standard, 'id' | 'name' | 'url'> {
  /** The version of the package that shows it; null where none does. */
  version: string | null;
  signals: readonly StandardSignal[];
}

export interface StandardSignal {
  /** What was seen, such as “asks for nhsuk-frontend ^6.1.0”. */
  because: string;
  /** The file and line (`domain/proof.ts`); null for what the forge says. */
  proof: string | null;
}
