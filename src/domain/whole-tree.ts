/** What was seen of every file of a working copy. */
export interface WholeTree {
  /** Files that git keeps or would keep, with their sizes in bytes. */
  entries: readonly { path: string; size: number }[];
}
