import type { TreeFile } from '../domain/file-tree.ts';

/** What an entry of a git tree is: a file of ours, a folder, or another repository. */
export type EntryKind = TreeFile['kind'] | 'folder' | 'submodule';

/** The modes git writes into trees (git-fast-import(1), “filemodify”). A tree object leaves out the leading zero. */
export const gitModes = {
  file: '100644',
  executable: '100755',
  symlink: '120000',
  folder: '040000',
  submodule: '160000',
} as const satisfies Record<EntryKind, string>;

/**
 * What a mode means, as git reads it (`canon_mode` in git's sources): of a plain file only the owner’s right to run it
 * counts, so that 100664 of older clients is a file too.
 *
 * @param mode six octal digits; anything else counts as a plain file
 */
export function kindOfMode(mode: string): EntryKind {
  const type = mode.slice(0, -4);
  if (type === '04' || type === '4') return 'folder';
  if (type === '12') return 'symlink';
  if (type === '16') return 'submodule';
  return (Number.parseInt(mode, 8) & 0o100) === 0 ? 'file' : 'executable';
}

/** Whether an entry is a file of its tree, with a content. */
export function isFileKind(kind: EntryKind): kind is TreeFile['kind'] {
  return kind !== 'folder' && kind !== 'submodule';
}

/** The same for the mode of a blob. */
export function fileKindOf(mode: string): TreeFile['kind'] {
  const kind = kindOfMode(mode);
  return isFileKind(kind) ? kind : 'file';
}
