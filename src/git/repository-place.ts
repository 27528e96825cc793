import { lstat, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Where a folder lies in a repository. */
export interface RepositoryPlace {
  /** The work tree's own folder. */
  root: string;
  /** The path from there, without a slash at its end; empty for the root itself. */
  prefix: string;
  /** Where git keeps what belongs to this work tree: usually `.git`. */
  gitFolder: string;
}

/** The repository that a folder is in, by the `.git` of it or of a folder above. */
export async function placeIn(path: string): Promise<RepositoryPlace | undefined> {
  for (let root = path; ; root = dirname(root)) {
    const found = await lstat(join(root, '.git')).catch(() => undefined);
    if (found)
      return { root, prefix: relative(root, path).replaceAll(sep, '/'), gitFolder: await gitFolderOf(root) };
    if (dirname(root) === root) return undefined;
  }
}

/** Of a linked work tree and a submodule `.git` is a file that says where the folder is (gitrepository-layout(5)). */
async function gitFolderOf(root: string): Promise<string> {
  const place = join(root, '.git');
  const link = await readFile(place, 'utf8').catch(() => '');
  const target = /^gitdir: (.+?)\r?\n?$/.exec(link)?.[1];
  return target === undefined ? place : resolve(root, target);
}
