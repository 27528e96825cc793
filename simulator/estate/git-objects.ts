import { hash } from 'node:crypto';
import { bytesOf, modeOf } from './content.ts';
import type { FileContent, Files } from './content.ts';

export interface GitBlob {
  kind: 'blob';
  oid: string;
  content: Buffer;
}

export interface GitTree {
  kind: 'tree';
  oid: string;
  /** In git's own order. */
  entries: GitEntry[];
}

export interface GitEntry {
  name: string;
  path: string;
  mode: number;
  type: 'blob' | 'tree' | 'commit';
  oid: string;
  /** Bytes of a blob; 0 for the rest, as GitHub says. */
  size: number;
}

/** Everything git would hold of one state of a repository, with the ids git would give. */
export interface Snapshot {
  /** Id of the newest commit, and when it was made (ms); null for an empty repository. */
  commit: { oid: string; at: number } | null;
  /** Oid of each path, folders included; the root is the empty path. */
  paths: Map<string, string>;
  objects: Map<string, GitBlob | GitTree>;
}

const folderMode = 0o40000;
export const commitAuthor = 'Sample Author <author@example.org>';
export const commitMessage = 'Publish the sample\n';

export function gitHash(kind: 'blob' | 'tree' | 'commit', content: Buffer): string {
  return hash('sha1', Buffer.concat([Buffer.from(`${kind} ${content.length}\0`), content]));
}

/** Computes the objects of a repository that holds `files` in one commit made at `at` (ms since 1970). */
export function snapshotOf(files: Files, at: number): Snapshot {
  const snapshot: Snapshot = { commit: null, paths: new Map(), objects: new Map() };
  if (files.size === 0) return snapshot;
  const tree = addTree([...files], '', snapshot);
  const stamp = `${commitAuthor} ${Math.floor(at / 1000)} +0000`;
  const text = `tree ${tree}\nauthor ${stamp}\ncommitter ${stamp}\n\n${commitMessage}`;
  snapshot.commit = { oid: gitHash('commit', Buffer.from(text)), at };
  return snapshot;
}

function addTree(files: [string, FileContent][], folder: string, snapshot: Snapshot): string {
  const entries: GitEntry[] = [];
  const folders = new Map<string, [string, FileContent][]>();
  for (const [rest, content] of files) {
    const slash = rest.indexOf('/');
    if (slash === -1) entries.push(addFile(rest, folder + rest, content, snapshot));
    else {
      const name = rest.slice(0, slash);
      const inside = folders.get(name) ?? [];
      inside.push([rest.slice(slash + 1), content]);
      folders.set(name, inside);
    }
  }
  for (const [name, inside] of folders) {
    const path = folder + name;
    const oid = addTree(inside, `${path}/`, snapshot);
    entries.push({ name, path, mode: folderMode, type: 'tree', oid, size: 0 });
  }
  entries.sort(inGitOrder);
  const oid = gitHash('tree', treeBytes(entries));
  snapshot.objects.set(oid, { kind: 'tree', oid, entries });
  snapshot.paths.set(folder.slice(0, -1), oid);
  return oid;
}

function addFile(name: string, path: string, content: FileContent, { objects, paths }: Snapshot): GitEntry {
  const mode = modeOf(content);
  if (typeof content === 'object' && 'submodule' in content) {
    return { name, path, mode, type: 'commit', oid: content.submodule, size: 0 };
  }
  const bytes = bytesOf(content);
  const oid = gitHash('blob', bytes);
  objects.set(oid, { kind: 'blob', oid, content: bytes });
  paths.set(path, oid);
  return { name, path, mode, type: 'blob', oid, size: bytes.length };
}

function treeBytes(entries: GitEntry[]): Buffer {
  const parts: Buffer[] = [];
  for (const { mode, name, oid } of entries) {
    parts.push(Buffer.from(`${mode.toString(8)} ${name}\0`), Buffer.from(oid, 'hex'));
  }
  return Buffer.concat(parts);
}

/** git compares names byte by byte, a folder's as if it ended in a slash. */
function inGitOrder(one: GitEntry, other: GitEntry): number {
  return Buffer.compare(Buffer.from(sortName(one)), Buffer.from(sortName(other)));
}

function sortName({ name, type }: GitEntry): string {
  return type === 'tree' ? `${name}/` : name;
}
