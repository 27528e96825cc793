import type { TreeEntry } from '../../domain/evidence.ts';
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import { wantedFolders } from '../../policy/policy.ts';
import { blobId, noObject, treeId } from '../../git/objects.ts';

interface TreeOptions {
  /** Whether folders get their ids. Every file below has to be hashed for that, however many a stranger made. */
  folderIds: boolean;
}

/**
 * The entries that a harvest would list in a repository of these files, with the object ids git gives them: those of
 * the root, and those in the folders where documents are looked for. Sorted by path.
 */
export function plannedTree(files: FileTree, { folderIds }: TreeOptions): TreeEntry[] {
  const root = childrenOf(files);
  const idOf = folderIds ? folderId : () => noObject;
  const inside = wantedFolders.flatMap((path) => {
    const folder = path
      .split('/')
      .reduce<FileTree | undefined>((tree, name) => tree && childrenOf(tree).folders.get(name), files);
    return folder ? entriesOf(childrenOf(folder), `${path}/`, idOf) : [];
  });
  return [...entriesOf(root, '', idOf), ...inside].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** What is directly in a folder. */
interface Children {
  files: FileTree;
  /** By name, with paths from there. */
  folders: ReadonlyMap<string, FileTree>;
}

function childrenOf(tree: FileTree): Children {
  const files = new Map<string, TreeFile>();
  const folders = new Map<string, Map<string, TreeFile>>();
  for (const [path, file] of tree) {
    const slash = path.indexOf('/');
    if (slash === -1) {
      files.set(path, file);
      continue;
    }
    const name = path.slice(0, slash);
    const folder = folders.get(name) ?? new Map<string, TreeFile>();
    folders.set(name, folder.set(path.slice(slash + 1), file));
  }
  return { files, folders };
}

function entriesOf(
  { files, folders }: Children,
  prefix: string,
  idOf: (folder: FileTree) => string,
): TreeEntry[] {
  const contents = [...files].map(([name, { kind, content }]): TreeEntry => ({
    path: `${prefix}${name}`,
    type: kind === 'symlink' ? 'symlink' : 'file',
    oid: blobId(content),
    size: content.length,
  }));
  const inside = [...folders].map(([name, folder]): TreeEntry => ({
    path: `${prefix}${name}`,
    type: 'folder',
    oid: idOf(folder),
  }));
  return [...contents, ...inside];
}

function folderId(folder: FileTree): string {
  const { files, folders } = childrenOf(folder);
  return treeId([
    ...[...files].map(([name, { kind, content }]) => ({ name, kind, oid: blobId(content) })),
    ...[...folders].map(([name, inner]) => ({ name, kind: 'folder' as const, oid: folderId(inner) })),
  ]);
}
