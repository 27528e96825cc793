/** What is looked for in the text of every file. */
export type LineKind =
  'secret' | 'nhs-number' | 'insecure-transfer' | 'internal-host' | 'notebook-output' | 'uk-core';

/** A line of a file, and what is likely to be there. The line itself is never kept. */
export interface LocatedLine {
  path: string;
  line: number;
  /** With its article, such as “a private key”. */
  kind: string;
}

/** What was seen of every file of a working copy. */
export interface WholeTree {
  /** Files that git keeps or would keep, with their sizes in bytes. */
  entries: readonly { path: string; size: number }[];
  /** How many of them were read: large files, and those that are not text, are not. */
  read: number;
  /** The first line of each kind in each file. */
  lines: Readonly<Record<LineKind, readonly LocatedLine[]>>;
}
