import type { FileTree } from '../../domain/file-tree.ts';
import { isSameFile } from '../../git/file-tree.ts';
import { Places } from '../planning/places.ts';
import type { UpgradeConflict, UpgradeNotice } from './conflicts.ts';
import { isMine } from './mine.ts';

/** Whether a file of this path would take the place of a submodule, lie in one, or be a folder that one lies in. */
export function meetsSubmodule(path: string, submodules: readonly string[]): boolean {
  return submodules.some(
    (submodule) => path === submodule || path.startsWith(`${submodule}/`) || submodule.startsWith(`${path}/`),
  );
}

/**
 * New files of a template that a service has no room for: where a submodule is, or under a name that some machines take
 * for that of a file of the team. Git merges neither, and would let the template's file take the place.
 */
export function findLeftOut(
  { base, ours, theirs }: { base: FileTree; ours: FileTree; theirs: FileTree },
  submodules: readonly string[],
): UpgradeConflict[] {
  const places = new Places();
  // What the template takes away, or gives another name, makes room.
  for (const path of ours.keys()) if (theirs.has(path) || !base.has(path)) places.add(path);
  return [...theirs.keys()].flatMap((path): UpgradeConflict[] => {
    if (ours.has(path)) return [];
    if (meetsSubmodule(path, submodules)) return [conflictWithSubmodule(path)];
    const other = base.has(path) ? undefined : places.clashWith(path);
    // Of a file and a folder with exactly one name git tells by itself.
    const left = other !== undefined && other !== path && !path.startsWith(`${other}/`);
    return left ? [conflictOfNames(path, other)] : [];
  });
}

/**
 * New files that a merge has put beside one of nearly the same name, such as in a folder that both sides moved. Those that
 * hold nothing of the team's are to be left out.
 */
export function findClashes(
  merged: FileTree,
  { ours, theirs }: { ours: FileTree; theirs: FileTree },
): { conflict: UpgradeConflict; leaves: boolean }[] {
  const isNew = (path: string) => theirs.has(path) && !ours.has(path);
  const places = new Places();
  for (const path of merged.keys()) if (!isNew(path)) places.add(path);
  return [...merged].flatMap(([path, file]) => {
    const other = isNew(path) ? places.clashWith(path) : undefined;
    if (other === undefined || other === path) return [];
    const leaves = isSameFile(file, theirs.get(path));
    return [{ conflict: conflictOfNames(path, other, leaves), leaves }];
  });
}

/** Files that git does not keep in the service, and that the template has changed, added or removed since. */
export function findHiddenChanges(
  { from, to }: { from: FileTree; to: FileTree },
  hidden: ReadonlySet<string>,
): UpgradeConflict[] {
  return [...hidden].filter((path) => isChanged(path, from, to)).map(conflictOfHidden);
}

/** Whether a file is not the same in two trees. */
export function isChanged(path: string, from: FileTree, to: FileTree): boolean {
  const [before, after] = [from.get(path), to.get(path)];
  return before === undefined || after === undefined ? before !== after : !isSameFile(before, after);
}

function conflictWithSubmodule(path: string): UpgradeConflict {
  const message = 'A submodule is in the way of this file of the template. The file was left out.';
  return { kind: 'submodule', path, others: [], marked: false, message };
}

function conflictOfNames(path: string, other: string, leaves = true): UpgradeConflict {
  const message = `Some machines cannot keep it beside ${other}, because their names differ only in case. ${leaves ? 'The template’s file was left out.' : 'Give one of them another name.'}`;
  return { kind: 'same-name', path, others: [other], marked: false, message };
}

function conflictOfHidden(path: string): UpgradeConflict {
  const message = 'Git does not keep this file here, and the template has changed it. Yours was not touched.';
  return { kind: 'hidden', path, others: [], marked: false, message };
}

/** Files that the team keeps for itself, and that the template has changed, added or removed since. */
export function findOwnChanges(
  { from, to }: { from: FileTree; to: FileTree },
  mine: readonly string[],
): UpgradeNotice[] {
  if (mine.length === 0) return [];
  const paths = new Set([...from.keys(), ...to.keys()]);
  return [...paths].filter((path) => isMine(path, mine) && isChanged(path, from, to)).map(noticeOfMine);
}

/** What is said of a file that the team keeps for itself. */
export function noticeOfMine(path: string): UpgradeNotice {
  return {
    kind: 'mine',
    path,
    message: 'Changed in the template. It is listed as yours, so it was not touched.',
  };
}
