import { createHash } from 'node:crypto';
import type { TreeFile } from '../domain/file-tree.ts';
import { gitModes } from './modes.ts';

/** Git's own way to write “no object”: for entries whose id was not worked out. */
export const noObject = '0'.repeat(40);

/** The id git gives to a content (`git hash-object`), in a repository of format SHA-1. */
export function blobId(content: Uint8Array): string {
  return objectId('blob', content);
}

/** One entry of a tree object: a file by its content, a folder by the id of its own tree. */
export interface TreeRow {
  name: string;
  kind: TreeFile['kind'] | 'folder';
  oid: string;
}

/** The id git gives to a folder with these entries, in any order. Git sorts folders as if their names ended with a slash. */
export function treeId(rows: readonly TreeRow[]): string {
  const sorted = rows
    .map(({ name, kind, oid }) => ({
      key: Buffer.from(kind === 'folder' ? `${name}/` : name),
      row: Buffer.concat([
        Buffer.from(`${gitModes[kind].replace(/^0/, '')} ${name}\0`),
        Buffer.from(oid, 'hex'),
      ]),
    }))
    .sort((one, other) => Buffer.compare(one.key, other.key));
  return objectId('tree', Buffer.concat(sorted.map(({ row }) => row)));
}

function objectId(type: 'blob' | 'tree', content: Uint8Array): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}
