import { chmod, mkdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import { stagingFolder } from '../planning/paths.ts';
import type { UpgradePlan } from './upgrade-plan.ts';

/**
 * Writes an upgrade to the folder of its service: all of it or nothing. Until every new file lies ready beside the old
 * ones nothing is touched; then they change places, and on a failure change back.
 *
 * @param before the files the plan was made from; when one of them is not as it was, nothing is written
 * @throws Problem `conflict` when something has changed since or is in the way, `invalid` when the folder cannot be
 *   written; the signal's reason when aborted. The service is then as it was.
 */
export async function applyUpgrade(
  folder: string,
  { writes, deletions }: Pick<UpgradePlan, 'writes' | 'deletions'>,
  { before, signal }: { before: FileTree; signal: AbortSignal },
): Promise<void> {
  const staging = join(folder, stagingFolder);
  await openStaging(staging);
  let restored = true;
  try {
    await stage(staging, writes, before, folder);
    const touched = [...new Set([...deletions, ...writes.keys()])];
    for (const path of touched) await requireUnchanged(folder, path, before);
    signal.throwIfAborted();
    changePlaces({ folder, staging, touched, writes });
  } catch (error) {
    restored = !(error instanceof Problem && error.kind === 'partial');
    if (error instanceof Problem || signal.aborted) throw error;
    throw new Problem('invalid', `The service in ${folder} could not be written. It is as it was.`, {
      cause: error,
      faults: [error instanceof Error ? error.message : String(error)],
    });
  } finally {
    if (restored) await rm(staging, { recursive: true, force: true });
  }
}

async function openStaging(staging: string): Promise<void> {
  try {
    await mkdir(staging);
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const message = exists
      ? `There is a folder ${staging}: another upgrade is at work, or one was killed. In the second case move what is in its folder “before” back to where it was, delete the rest of it, and try again.`
      : `The folder ${dirname(staging)} cannot be written to.`;
    throw new Problem(exists ? 'conflict' : 'invalid', message, { cause: error });
  }
}

/** Writes the new files under the paths they will have; permissions that only this machine knows are kept. */
async function stage(staging: string, writes: FileTree, before: FileTree, folder: string): Promise<void> {
  await mkdir(join(staging, 'before'));
  for (const [path, { kind, content }] of writes) {
    const place = join(staging, 'after', path);
    await mkdir(dirname(place), { recursive: true });
    if (kind === 'symlink') await symlink(Buffer.from(content).toString(), place);
    else {
      const existing = before.has(path) ? lookAt(join(folder, path)) : undefined;
      await writeFile(place, content, { mode: modeFor(kind, 0o666) });
      // Only of a new file has the machine a say (umask).
      if (existing?.isFile()) await chmod(place, modeFor(kind, existing.mode & 0o777));
    }
  }
}

/** Everyone who may read an executable file may also run it. */
function modeFor(kind: TreeFile['kind'], mode: number): number {
  return kind === 'executable' ? mode | ((mode & 0o444) >> 2) : mode & ~0o111;
}

/** What the plan did not know of is not overwritten: a file changed a moment ago, or one that git ignores. */
async function requireUnchanged(folder: string, path: string, before: FileTree): Promise<void> {
  const known = before.get(path);
  const found = hasFolder(folder, path, before) ? lookAt(join(folder, path)) : undefined;
  if (known === undefined) {
    if (found && !(found.isDirectory() && holdsKnown(path, before)))
      throw inTheWay(path, 'is in the way of a file of the template, and git ignores it');
    return;
  }
  const place = join(folder, path);
  const same =
    found && kindIs(known, found) && Buffer.compare(await bytesAt(place, known), known.content) === 0;
  if (!same)
    throw new Problem(
      'conflict',
      `${path} has changed since it was read. Close what is writing to it and try again. Nothing was changed.`,
    );
}

/** Whether the folder a path is in is there. It must be a real one: a link would lead out of the service. */
function hasFolder(folder: string, path: string, before: FileTree): boolean {
  const parts = path.split('/');
  for (let length = 1; length < parts.length; length += 1) {
    const parent = parts.slice(0, length).join('/');
    const found = lookAt(join(folder, parent));
    if (found?.isDirectory()) continue;
    if (found && !before.has(parent)) throw inTheWay(parent, 'is in the way of a folder of the template');
    return false;
  }
  return true;
}

function lookAt(place: string): Stats | undefined {
  return lstatSync(place, { throwIfNoEntry: false });
}

/** A folder whose files all leave makes room for a file; what else is in it shows when it is removed. */
function holdsKnown(path: string, before: FileTree): boolean {
  return [...before.keys()].some((each) => each.startsWith(`${path}/`));
}

function kindIs({ kind }: TreeFile, found: Stats): boolean {
  return kind === 'symlink' ? found.isSymbolicLink() : found.isFile();
}

async function bytesAt(place: string, { kind }: TreeFile): Promise<Buffer> {
  return kind === 'symlink' ? Buffer.from(await readlink(place)) : readFile(place);
}

function inTheWay(path: string, why: string): Problem {
  return new Problem('conflict', `${path} ${why}. Move it away and try again. Nothing was changed.`);
}

interface Places {
  folder: string;
  staging: string;
  touched: readonly string[];
  writes: FileTree;
}

/** Without a pause in which a signal could be heard: by now each step is a rename. */
function changePlaces({ folder, staging, touched, writes }: Places): void {
  const undo: (() => void)[] = [];
  const move = (from: string, to: string) => {
    makeFolder(dirname(to), undo);
    renameSync(from, to);
    undo.push(() => renameSync(to, from));
  };
  try {
    for (const path of touched) {
      const place = join(folder, path);
      if (lookAt(place)?.isDirectory() === false) move(place, join(staging, 'before', path));
    }
    for (const path of touched) if (!writes.has(path)) removeEmpty(folder, dirname(path), undo);
    for (const path of writes.keys()) move(join(staging, 'after', path), join(folder, path));
  } catch (error) {
    undoAll(undo, staging);
    throw error;
  }
}

function undoAll(undo: (() => void)[], staging: string): void {
  try {
    for (const step of undo.reverse()) step();
  } catch (cause) {
    const message = `The upgrade failed, and so did undoing it. Files that were replaced are in ${join(staging, 'before')}: move them back.`;
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
    if (!lookAt(place)?.isDirectory() || readdirSync(place).length > 0) return;
    rmdirSync(place);
    undo.push(() => mkdirSync(place));
  }
}
