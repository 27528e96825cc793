import { lstatSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { readFile, readlink } from 'node:fs/promises';
import type { TreeFile } from '../../domain/file-tree.ts';

/** What is at a place, links not followed; undefined where nothing is, also because a file is where a folder would be. */
export function lookAt(place: string): Stats | undefined {
  try {
    return lstatSync(place, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The file at a place, read at once; undefined where there is none, or something else. */
export function fileAt(place: string): TreeFile | undefined {
  const found = lookAt(place);
  if (found?.isSymbolicLink()) return { kind: 'symlink', content: Buffer.from(readlinkSync(place)) };
  if (!found?.isFile()) return undefined;
  return { kind: (found.mode & 0o100) === 0 ? 'file' : 'executable', content: readFileSync(place) };
}

/** The bytes of a file, or where a link points to. */
export async function bytesAt(place: string, { kind }: Pick<TreeFile, 'kind'>): Promise<Buffer> {
  return kind === 'symlink' ? Buffer.from(await readlink(place)) : readFile(place);
}
