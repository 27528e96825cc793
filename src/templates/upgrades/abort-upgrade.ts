import { chmodSync, cpSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { notFound, Problem } from '../../base/problem.ts';
import { placeIn, type RepositoryPlace } from '../../git/repository-place.ts';
import type { IndexedFile } from '../../git/work-tree-index.ts';
import { hasExited, ownIdentity } from '../../process/process-identity.ts';
import { foldersOf } from '../planning/paths.ts';
import { fileAt, lookAt } from './disk.ts';
import {
  digestOf,
  findUpgradeState,
  replacedPlace,
  type TouchedFile,
  type UpgradeState,
} from './upgrade-state.ts';

/** What taking back an upgrade did. */
export interface AbortedUpgrade extends Pick<UpgradeState, 'template' | 'from' | 'version'> {
  /** How many files are as they were, those that the upgrade had removed among them. */
  restored: number;
  /** How many files of the template are gone again. */
  removed: number;
  /** Files that were edited since the upgrade, and where that version of them is now. */
  edited: { path: string; place: string }[];
}

/**
 * Takes the last upgrade of a folder back: every file that it changed, added or removed is as it was, with its
 * permissions, and so are empty folders and git's index. What was edited since is put aside, and nothing else is touched.
 * Begun again after it was stopped it goes on.
 *
 * @throws Problem `not-found` for a folder without an upgrade to take back; `conflict` when it has been committed, is at
 *   work, or something else is now where a file was; `invalid` when git refuses. Nothing is then changed.
 */
export async function abortUpgrade(directory: string, signal: AbortSignal): Promise<AbortedUpgrade> {
  const folder = await realpath(directory).catch(() => undefined);
  if (folder === undefined) throw notFound(`The folder ${directory}`);
  const repository = await placeIn(folder);
  const found = await findUpgradeState(folder, repository);
  if (!found) {
    const message = `There is no upgrade of ${directory} to undo: none was made here, or it was undone already.`;
    throw new Problem('not-found', message);
  }
  const { state, place } = found;
  if (!state.complete && state.by !== ownIdentity() && !hasExited(state.by))
    throw new Problem('conflict', `An upgrade of ${directory} is at work. Wait until it has ended.`);
  if (state.index) await requireUncommitted(state.index, repository, directory, signal);
  requireRoom(folder, state);
  const result = takeBack(folder, place, state);
  if (repository && state.index) await restoreIndex(state.index, repository, signal);
  await rm(place, { recursive: true, force: true });
  return result;
}

/** Loaded where there is a repository alone. */
const loadGit = () => import('../../git/index-entries.ts');

/** What was committed since belongs to the history, and is undone there. */
async function requireUncommitted(
  index: NonNullable<UpgradeState['index']>,
  repository: RepositoryPlace | undefined,
  directory: string,
  signal: AbortSignal,
): Promise<void> {
  if (!repository)
    throw new Problem(
      'conflict',
      `${directory} was in a git repository when it was upgraded, and is not now.`,
    );
  const { entriesOfHead } = await loadGit();
  const head = await entriesOfHead(repository, signal);
  const before = new Map(index.entries.map(({ path, ...entry }) => [path, entry]));
  const changed = index.paths.filter((path) => !isSameEntry(head.get(path), before.get(path)));
  if (changed.length === 0) return;
  const message = `The upgrade of ${directory} has been committed, or the branch has changed since. Undo it with “git revert” and the commit, or go back to the branch it was made on. Nothing was changed.`;
  throw new Problem('conflict', message, { faults: changed });
}

function isSameEntry(one: IndexedFile | undefined, other: IndexedFile | undefined): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode;
}

/** Nothing but files and links may be where files were, and no folder on the way may have become a link. */
function requireRoom(folder: string, { files, folders }: UpgradeState): void {
  const places = [...files.map(({ path }) => path), ...folders.removed.map(({ path }) => path)];
  const written = new Set(files.filter((file) => file.written !== null).map(({ path }) => path));
  const faults = files
    .map(({ path }) => path)
    .filter((path) => {
      const found = lookAt(join(folder, path));
      return found !== undefined && !found.isFile() && !found.isSymbolicLink() && !found.isDirectory();
    });
  for (const path of places)
    for (const parent of foldersOf(path)) {
      const found = lookAt(join(folder, parent));
      if (found && !found.isDirectory() && !written.has(parent)) faults.push(parent);
    }
  for (const { path } of files.filter(({ replaced }) => replaced))
    if (lookAt(join(folder, path))?.isDirectory() && !isOnlyFolders(folder, path, written)) faults.push(path);
  if (faults.length === 0) return;
  const message =
    'Something else is now where the upgrade found files. Move it away and try again. Nothing was changed.';
  throw new Problem('conflict', message, { faults: [...new Set(faults)] });
}

/** Whether a folder holds nothing but what the upgrade wrote, so that it leaves together with that. */
function isOnlyFolders(folder: string, path: string, written: ReadonlySet<string>): boolean {
  return readdirSync(join(folder, path), { withFileTypes: true }).every((entry) => {
    const inner = `${path}/${entry.name}`;
    return entry.isDirectory() ? isOnlyFolders(folder, inner, written) : written.has(inner);
  });
}

/** In steps that can each be done again: what is back already is left alone. */
function takeBack(folder: string, place: string, state: UpgradeState): AbortedUpgrade {
  const { template, from, version, files, folders } = state;
  const edited: AbortedUpgrade['edited'] = [];
  const aside = `${place}-edited-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  const waiting = files.filter((file) => isWaiting(file, folder, place));
  for (const file of waiting) {
    const current = fileAt(join(folder, file.path));
    if (!current) continue;
    if (isKnown(file, place, digestOf(current))) rmSync(join(folder, file.path));
    else {
      const kept = replacedPlace(aside, file.path);
      moveTo(join(folder, file.path), kept);
      edited.push({ path: file.path, place: kept });
    }
  }
  for (const path of folders.made.toReversed()) removeIfEmpty(join(folder, path));
  for (const { path, mode } of folders.removed) makeFolder(join(folder, path), mode);
  for (const { path, replaced } of waiting)
    if (replaced) moveTo(replacedPlace(place, path), join(folder, path));
  const replaced = files.filter((file) => file.replaced).length;
  return { template, from, version, edited, restored: replaced, removed: files.length - replaced };
}

/** Whether something is to be done about a file: it is not back yet, and it is no copy of what has stayed as it was. */
function isWaiting({ path, replaced, written }: TouchedFile, folder: string, place: string): boolean {
  if (!replaced) return true;
  const before = fileAt(replacedPlace(place, path));
  if (!before) return false;
  const current = digestOf(before) === written ? fileAt(join(folder, path)) : undefined;
  return !current || digestOf(current) !== written;
}

/** Whether a file is as the upgrade wrote it, or as it was before: then nothing is lost with it. */
function isKnown({ path, replaced, written }: TouchedFile, place: string, digest: string): boolean {
  if (digest === written) return true;
  const before = replaced ? fileAt(replacedPlace(place, path)) : undefined;
  return before !== undefined && digestOf(before) === digest;
}

function moveTo(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    // Git's own folder may be on another disk.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { verbatimSymlinks: true, preserveTimestamps: true });
    rmSync(from);
  }
}

function removeIfEmpty(place: string): void {
  if (lookAt(place)?.isDirectory() && readdirSync(place).length === 0) rmdirSync(place);
}

function makeFolder(place: string, mode: number): void {
  if (lookAt(place)) return;
  mkdirSync(place);
  chmodSync(place, mode);
}

async function restoreIndex(
  { paths, entries }: NonNullable<UpgradeState['index']>,
  repository: RepositoryPlace,
  signal: AbortSignal,
): Promise<void> {
  const before = new Map(entries.map(({ path, ...entry }) => [path, entry]));
  const { restoreEntries } = await loadGit();
  await restoreEntries(repository, { paths, entries: before }, signal);
}
