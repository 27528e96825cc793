import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import type { Template } from '../../domain/template.ts';
import { namedPath, restoreDots } from '../planning/paths.ts';
import { compareReleases } from '../definitions/validate-template.ts';
import type { Names } from '../answers/values.ts';

export interface Rename {
  from: string;
  to: string;
}

/**
 * The renames that lead from one version to another, oldest first, as paths in a service. A migration may name files as
 * the template stores them (`dot-github`, `__packageName__`).
 */
export function renamesBetween(
  { migrations }: Pick<Template, 'migrations'>,
  versions: { from: string; to: string },
  names: { from: Names; to: Names },
): Rename[] {
  return migrations
    .filter(({ to }) => compareReleases(to, versions.from) > 0 && compareReleases(to, versions.to) <= 0)
    .toSorted((one, other) => compareReleases(one.to, other.to))
    .flatMap(({ renames }) => renames)
    .map(({ from, to }) => ({
      from: namedPath(restoreDots(from), names.from),
      to: namedPath(restoreDots(to), names.to),
    }));
}

/**
 * Both trees with files, and folders with all they hold, under their new names. A file whose new name the service has
 * for another file already stays where it is in both, so that the merge reports it, and so does one that `stays`.
 */
export function renameFiles(
  trees: { base: FileTree; ours: FileTree },
  renames: readonly Rename[],
  stays: (path: string, target: string) => boolean = () => false,
): { base: FileTree; ours: FileTree } {
  let { base, ours } = trees;
  for (const rename of renames) {
    const before = ours;
    const blocked = (path: string) => {
      const target = targetOf(path, rename);
      return before.has(path) && target !== path && (before.has(target) || stays(path, target));
    };
    base = moved(base, rename, blocked);
    ours = moved(ours, rename, blocked);
  }
  return { base, ours };
}

function moved(files: FileTree, rename: Rename, blocked: (path: string) => boolean): FileTree {
  return new Map(
    [...files].map(([path, file]): [string, TreeFile] => [
      blocked(path) ? path : targetOf(path, rename),
      file,
    ]),
  );
}

/** Where a rename leads a path: itself where the rename is of another. */
export function targetOf(path: string, { from, to }: Rename): string {
  if (path === from) return to;
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}
