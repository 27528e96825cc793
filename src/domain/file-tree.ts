/** Files by their path from the root, with forward slashes. Folders are there by what they hold. */
export type FileTree = ReadonlyMap<string, TreeFile>;

export interface TreeFile {
  /** Of a symbolic link: the path it points to. */
  content: Uint8Array;
  kind: 'file' | 'executable' | 'symlink';
}

/** Three trees to be merged: `ours` and `theirs` both grew from `base`. */
export interface MergeRequest {
  base: FileTree;
  ours: FileTree;
  theirs: FileTree;
  /** What each side is called in conflict markers. */
  labels: { ours: string; theirs: string };
}

/** What a merge makes of `ours`. A file in conflict is among the changed ones, with markers where it is text. */
export interface TreeMerge {
  changed: FileTree;
  removed: string[];
  conflicts: MergeConflict[];
  /** Of each path in conflict, what git's index holds of it while it is not settled. */
  stages: MergeStage[];
}

/** A version of a path in conflict: 1 what both grew from, 2 ours, 3 theirs (git-ls-files(1), “--unmerged”). */
export interface MergeStage {
  path: string;
  stage: 1 | 2 | 3;
  file: TreeFile;
}

export interface MergeConflict {
  kind: MergeConflictKind;
  /** The file it is about, then others that are part of it (other names of it); all as they are in the trees. */
  paths: [string, ...string[]];
}

/**
 * - `both-changed`: the same lines; `both-added`: one path, two files; `binary`: both changed what is not text
 * - `removed-in-ours`, `removed-in-theirs`: one side removed what the other changed
 * - `both-moved`: one file, two new names, or two files, one new name; `moved-and-removed`: one side moved what the other removed
 * - `in-the-way`: a file and a folder, or a file and a link, of one name; `other`: what git could not place
 */
export type MergeConflictKind =
  | 'both-changed'
  | 'both-added'
  | 'binary'
  | 'removed-in-ours'
  | 'removed-in-theirs'
  | 'both-moved'
  | 'moved-and-removed'
  | 'in-the-way'
  | 'other';

/** Merges trees three ways. Rejects with a Problem when it cannot, and with the signal's reason when aborted. */
export type MergeTrees = (request: MergeRequest, signal: AbortSignal) => Promise<TreeMerge>;
