import { chmod, cp, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import type { RepositoryPlace } from '../../git/repository-place.ts';
import { ownIdentity } from '../../process/process-identity.ts';
import { stagingFolder } from '../planning/paths.ts';
import { recordPath } from '../planning/service-record.ts';
import { changePlaces, foldersTouched } from './change-places.ts';
import { bytesAt, lookAt } from './disk.ts';
import {
  digestOf,
  findUpgradeState,
  replacedPlace,
  stateFile,
  undoPlace,
  whyStaging,
  type UpgradeState,
} from './upgrade-state.ts';
import type { UpgradePlan } from './upgrade-plan.ts';

export interface ApplyOptions {
  /** The files the plan was made from; when one of them is not as it was, nothing is written. */
  before: FileTree;
  /** Where the folder lies in a repository, with what its index holds; undefined without git. */
  repository?: { place: RepositoryPlace; index: NonNullable<UpgradeState['index']> } | undefined;
  /** What else belongs to the upgrade, done when every file is in its place. When it fails, they all change back. */
  finish?: () => Promise<void>;
  signal: AbortSignal;
}

/**
 * Writes an upgrade to the folder of its service: all of it or nothing. Until every new file lies ready beside the old
 * ones nothing is touched; then they change places, and on a failure change back. The old ones are kept until the next
 * upgrade, for `abortUpgrade`.
 *
 * @returns where the old ones are
 * @throws Problem `conflict` when something has changed since or is in the way, `invalid` when the folder cannot be
 *   written; the signal's reason when aborted. The service is then as it was.
 */
export async function applyUpgrade(
  folder: string,
  plan: UpgradePlan,
  options: ApplyOptions,
): Promise<string> {
  const { before, repository, finish, signal } = options;
  const { writes, deletions } = plan;
  const staging = join(folder, stagingFolder);
  await openStaging(folder, staging);
  let remains = false;
  try {
    await stage(staging, writes, before, folder);
    const touched = [...new Set([...deletions, ...writes.keys()])];
    await requireRoom(folder, plan, before);
    const held = await copyHeld(folder, staging, { plan, touched, before });
    const state = stateOf(plan, { folder, touched, held, before, repository });
    await writeFile(...stateFile(staging, state));
    signal.throwIfAborted();
    await changePlaces({ folder, staging, touched, writes }, finish);
    remains = true;
    const place = await keepReplaced(staging, undoPlace(folder, repository?.place), state);
    remains = place === staging;
    return place;
  } catch (error) {
    remains = error instanceof Problem && error.kind === 'partial';
    if (error instanceof Problem || signal.aborted) throw error;
    throw new Problem('invalid', `The service in ${folder} could not be written. It is as it was.`, {
      cause: error,
      faults: [error instanceof Error ? error.message : String(error)],
    });
  } finally {
    if (!remains) await rm(staging, { recursive: true, force: true });
  }
}

async function openStaging(folder: string, staging: string): Promise<void> {
  try {
    await mkdir(staging);
    // Whatever looks at the folder meanwhile, and a repository that is begun in it later, leaves this alone.
    await writeFile(join(staging, '.gitignore'), '*\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new Problem('invalid', `The folder ${dirname(staging)} cannot be written to.`, { cause: error });
    const { state } = (await findUpgradeState(folder, undefined)) ?? {};
    if (!state?.complete) throw new Problem('conflict', whyStaging(folder, state), { cause: error });
    // Only what an earlier upgrade could not move elsewhere.
    await rm(staging, { recursive: true });
    await openStaging(folder, staging);
  }
}

/**
 * Copies what is in conflict and is not written, such as a picture that both sides changed: whoever takes the template’s,
 * and then undoes the upgrade, gets the old one back.
 */
async function copyHeld(
  folder: string,
  staging: string,
  { plan, touched, before }: { plan: UpgradePlan; touched: readonly string[]; before: FileTree },
): Promise<string[]> {
  const paths = new Set(plan.unmerged.map(({ path }) => path));
  const held = [...paths].filter((path) => before.has(path) && !touched.includes(path));
  const exact = { verbatimSymlinks: true, preserveTimestamps: true };
  for (const path of held) await cp(join(folder, path), replacedPlace(staging, path), exact);
  return held;
}

interface StateInput extends Pick<ApplyOptions, 'before' | 'repository'> {
  folder: string;
  touched: readonly string[];
  /** Files that stay as they are and were copied. */
  held: readonly string[];
}

function stateOf(
  { template, from, version, writes }: UpgradePlan,
  { folder, touched, held, before, repository }: StateInput,
): UpgradeState {
  const files = [...touched, ...held].map((path) => {
    const file = writes.get(path) ?? (held.includes(path) ? before.get(path) : undefined);
    return { path, replaced: before.has(path), written: file ? digestOf(file) : null };
  });
  return {
    ...{ template, from, version, by: ownIdentity(), complete: false, files },
    folders: foldersTouched(folder, { touched, writes }),
    index: repository?.index ?? null,
  };
}

/** What was replaced stays where it is when it cannot be moved; a git folder on another disk takes copies. */
async function keepReplaced(staging: string, place: string, state: UpgradeState): Promise<string> {
  try {
    await writeFile(...stateFile(staging, { ...state, complete: true }));
    await rm(join(staging, 'after'), { recursive: true, force: true });
    await rm(place, { recursive: true, force: true });
    await mkdir(dirname(place), { recursive: true });
    await rename(staging, place).catch(() =>
      cp(staging, place, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true }),
    );
    return place;
  } catch {
    return staging;
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

/**
 * What a plan did not know of is not overwritten, and what it did know has to be as it was.
 *
 * @throws Problem `conflict` that names what is in the way
 */
export async function requireRoom(
  folder: string,
  { writes, deletions }: Pick<UpgradePlan, 'writes' | 'deletions'>,
  before: FileTree,
): Promise<void> {
  for (const path of new Set([...deletions, ...writes.keys()])) await requireUnchanged(folder, path, before);
}

async function requireUnchanged(folder: string, path: string, before: FileTree): Promise<void> {
  const known = before.get(path);
  const found = hasFolder(folder, path, before) ? lookAt(join(folder, path)) : undefined;
  if (known === undefined) {
    if (found && !(found.isDirectory() && holdsKnown(path, before)))
      throw inTheWay(path, 'is in the way of a file of the template, and git ignores it');
    return;
  }
  const place = join(folder, path);
  const isKind = known.kind === 'symlink' ? found?.isSymbolicLink() : found?.isFile();
  if (isKind && Buffer.compare(await bytesAt(place, known), known.content) === 0) return;
  const message = `${path} has changed since it was read. Close what is writing to it and try again. Nothing was changed.`;
  throw new Problem('conflict', message);
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

/** A folder whose files all leave makes room for a file; what else is in it shows when it is removed. */
function holdsKnown(path: string, before: FileTree): boolean {
  return [...before.keys()].some((each) => each.startsWith(`${path}/`));
}

function inTheWay(path: string, why: string): Problem {
  const remedy = path === recordPath ? 'Take it out of .gitignore and commit it' : 'Move it away';
  return new Problem('conflict', `${path} ${why}. ${remedy}, and try again. Nothing was changed.`);
}
