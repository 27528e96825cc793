import type { FileTree, TreeFile } from '../domain/file-tree.ts';

/** The same files in order of their paths, by code units: the order does not depend on where they came from. */
export function sortTree(files: FileTree): FileTree {
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether two files are the same, byte for byte and in kind. */
export function isSameFile(file: TreeFile, other: TreeFile | undefined): boolean {
  if (file === other) return true;
  return other !== undefined && file.kind === other.kind && Buffer.compare(file.content, other.content) === 0;
}
