import { mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import { foldersOf } from '../planning/paths.ts';
import { lookAt } from './disk.ts';
import { replacedPlace, type UpgradeState } from './upgrade-state.ts';

export interface PlacesToChange {
  folder: string;
  /** Holds the new files in `after`, and takes the old ones. */
  staging: string;
  touched: readonly string[];
  writes: FileTree;
}

/**
 * Moves the old files out and the new ones in, without a pause in which a signal could be heard: each step is a rename.
 *
 * @param finish done last; when it fails, or a step does, all that was moved is moved back
 * @throws what the step threw; Problem `partial` when moving back failed too
 */
export async function changePlaces(
  { folder, staging, touched, writes }: PlacesToChange,
  finish?: () => Promise<void>,
): Promise<void> {
  const undo: (() => void)[] = [];
  const move = (from: string, to: string) => {
    makeFolder(dirname(to), undo);
    renameSync(from, to);
    undo.push(() => renameSync(to, from));
  };
  try {
    for (const path of touched) {
      const place = join(folder, path);
      if (lookAt(place)?.isDirectory() === false) move(place, replacedPlace(staging, path));
    }
    for (const path of touched) if (!writes.has(path)) removeEmpty(folder, dirname(path), undo);
    for (const path of writes.keys()) move(join(staging, 'after', path), join(folder, path));
    await finish?.();
  } catch (error) {
    undoAll(undo, staging);
    throw error;
  }
}

function undoAll(undo: (() => void)[], staging: string): void {
  try {
    for (const step of undo.reverse()) step();
  } catch (cause) {
    const message = `The upgrade failed, and so did undoing it. Files that were replaced are in ${join(staging, 'before')}: “codehub upgrade --abort” moves them back.`;
    throw new Problem('partial', message, { cause });
  }
}

/** The folder with those above it that are not there yet; the innermost is undone first. */
function makeFolder(path: string, undo: (() => void)[]): void {
  if (lookAt(path)) return;
  makeFolder(dirname(path), undo);
  mkdirSync(path);
  undo.push(() => rmdirSync(path));
}

/** Folders that a deletion left empty go too, as they do with git. */
function removeEmpty(root: string, path: string, undo: (() => void)[]): void {
  for (let folder = path; folder !== '.'; folder = dirname(folder)) {
    const place = join(root, folder);
    const found = lookAt(place);
    if (!found?.isDirectory() || readdirSync(place).length > 0) return;
    rmdirSync(place);
    undo.push(() => mkdirSync(place, found.mode & 0o7777));
  }
}

/** Which folders `changePlaces` may make and remove, before it does: those that are not there, and those files leave. */
export function foldersTouched(
  folder: string,
  { touched, writes }: Pick<PlacesToChange, 'touched' | 'writes'>,
): UpgradeState['folders'] {
  const writtenIn = new Set([...writes.keys()].flatMap(foldersOf));
  const left = new Set(touched.filter((path) => !writes.has(path)).flatMap(foldersOf));
  const modeOf = (path: string) => {
    const found = lookAt(join(folder, path));
    return found?.isDirectory() ? found.mode & 0o7777 : undefined;
  };
  return {
    made: [...writtenIn].filter((path) => modeOf(path) === undefined).sort(),
    removed: [...left]
      .sort()
      .flatMap((path) => ((mode) => (mode === undefined ? [] : [{ path, mode }]))(modeOf(path))),
  };
}
