import { createHash } from 'node:crypto';
import type { PlannedFile } from '../../domain/template.ts';
import type { TreeEntry } from '../../domain/evidence.ts';
import { wantedFolders } from '../../documents/wanted-files.ts';

interface Folder {
  files: Map<string, PlannedFile>;
  folders: Map<string, Folder>;
}

/**
 * The entries that a harvest would list in a repository of these files, with the object ids git gives them: those of
 * the root, and those in the folders where documents are looked for.
 */
export function plannedTree(files: readonly PlannedFile[]): TreeEntry[] {
  const root = newFolder();
  for (const file of files) place(file, file.path.split('/'), root);
  const listed: readonly string[] = wantedFolders;
  return entriesOf(root, '').flatMap((entry) => {
    const folder = listed.includes(entry.path) ? root.folders.get(entry.path) : undefined;
    return folder ? [entry, ...entriesOf(folder, `${entry.path}/`)] : [entry];
  });
}

function newFolder(): Folder {
  return { files: new Map(), folders: new Map() };
}

function place(file: PlannedFile, [name = '', ...rest]: string[], within: Folder): void {
  if (rest.length === 0) {
    within.files.set(name, file);
    return;
  }
  const folder = within.folders.get(name) ?? newFolder();
  within.folders.set(name, folder);
  place(file, rest, folder);
}

function entriesOf({ files, folders }: Folder, prefix: string): TreeEntry[] {
  const contents = [...files].map(([name, { content }]): TreeEntry => ({
    path: `${prefix}${name}`,
    type: 'file',
    oid: objectId('blob', content),
    size: content.length,
  }));
  const inside = [...folders].map(([name, folder]): TreeEntry => ({
    path: `${prefix}${name}`,
    type: 'folder',
    oid: folderId(folder),
  }));
  return [...contents, ...inside].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Git sorts the names of folders as if they ended with a slash (git-scm.com, "Git Objects", tree objects). */
function folderId({ files, folders }: Folder): string {
  const rows = [
    ...[...files].map(([name, { content, executable }]) => ({
      key: name,
      row: treeRow(executable ? '100755' : '100644', name, objectId('blob', content)),
    })),
    ...[...folders].map(([name, folder]) => ({
      key: `${name}/`,
      row: treeRow('40000', name, folderId(folder)),
    })),
  ].sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
  return objectId('tree', Buffer.concat(rows.map(({ row }) => row)));
}

function treeRow(mode: string, name: string, oid: string): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]);
}

function objectId(type: 'blob' | 'tree', content: Uint8Array): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}
