import type { FileTree } from '../../domain/file-tree.ts';

/** One file that differs. */
export interface FileDifference {
  path: string;
  /** As git shows differences; empty where it is too long to read, as of lock files. */
  patch: string;
}

/** How much is shown, in characters: more is for machines. */
interface Limits {
  file: number;
  all?: number;
}

/**
 * What differs between two trees, file by file. Where all of it would be too much, those that come first have their turn.
 *
 * @param first paths that come before the others, in this order
 * @throws as `diffTrees` does
 */
export async function fileDifferences(
  { before, after, first = [] }: { before: FileTree; after: FileTree; first?: readonly string[] },
  { file, all = Infinity }: Limits,
  signal: AbortSignal,
): Promise<FileDifference[]> {
  const { diffTrees } = await import('../../git/merge-diff.ts');
  const diff = await diffTrees(before, after, signal);
  const found = diff.split(/^(?=diff --git )/m).flatMap(differenceOf);
  const places = new Map(first.toReversed().map((path, index) => [path, first.length - index]));
  const placeOf = ({ path }: FileDifference) => places.get(path) ?? first.length + 1;
  let left = all;
  return found
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map(({ path, patch }) => {
      const isShown = patch.length <= file && patch.length <= left;
      if (isShown) left -= patch.length;
      return { path, patch: isShown ? patch : '' };
    });
}

function differenceOf(part: string): FileDifference[] {
  const [, path] = /^diff --git "?a\/.*?"? "?b\/(.*?)"?$/m.exec(part) ?? [];
  return path === undefined ? [] : [{ path, patch: part }];
}
