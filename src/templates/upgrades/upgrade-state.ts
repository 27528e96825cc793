import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import type { TreeFile } from '../../domain/file-tree.ts';
import { hasExited } from '../../process/process-identity.ts';
import type { RepositoryPlace } from '../../git/repository-place.ts';
import { stagingFolder, undoFolder } from '../planning/paths.ts';

/** What is needed to take an upgrade back, written before the first file changes places. */
export interface UpgradeState {
  template: string;
  from: string;
  version: string;
  /** The process that made it; while it runs, the upgrade is at work. */
  by: string;
  /** Whether every file is in its place. */
  complete: boolean;
  /** Every path that the upgrade writes or removes. */
  files: TouchedFile[];
  /** Folders that it made, and those it removed because nothing was left in them, with their permissions; outermost first. */
  folders: { made: string[]; removed: { path: string; mode: number }[] };
  /** What the index held of these paths and of those in conflict; null for a folder without git. */
  index: { paths: string[]; entries: { path: string; mode: string; oid: string }[] } | null;
}

export interface TouchedFile {
  path: string;
  /** Whether there was a file, which now lies among those that were replaced. */
  replaced: boolean;
  /** The digest of what the upgrade wrote; null where it removed the file. */
  written: string | null;
}

const path = z.string().min(1).max(4096);
const state: z.ZodType<UpgradeState> = z.object({
  template: z.string(),
  from: z.string(),
  version: z.string(),
  by: z.string(),
  complete: z.boolean(),
  files: z.array(z.object({ path, replaced: z.boolean(), written: z.string().nullable() })),
  folders: z.object({
    made: z.array(path),
    removed: z.array(z.object({ path, mode: z.int() })),
  }),
  index: z
    .object({
      paths: z.array(path),
      entries: z.array(z.object({ path, mode: z.string(), oid: z.string() })),
    })
    .nullable(),
});

const fileName = 'state.json';

/** What tells one content of a file from another, with what kind of file it is. */
export function digestOf({ kind, content }: TreeFile): string {
  return `${kind} ${createHash('sha256').update(content).digest('hex')}`;
}

/** Where the file that an upgrade replaced is kept. Its name ends so that no tool takes it for one of the service's. */
export function replacedPlace(place: string, path: string): string {
  return join(place, 'before', `${path}~`);
}

/** Where what was replaced stays once an upgrade is done: out of the way in git's own folder, where there is one. */
export function undoPlace(folder: string, repository: RepositoryPlace | undefined): string {
  if (!repository) return join(folder, undoFolder);
  const service = createHash('sha256').update(repository.prefix).digest('hex').slice(0, 16);
  return join(repository.gitFolder, 'codehub-upgrade', service);
}

/** The text of a state, for `writeFile`. */
export function stateFile(place: string, given: UpgradeState): [string, string] {
  return [join(place, fileName), `${JSON.stringify(given, null, 1)}\n`];
}

/** The newest upgrade of a folder that can be taken back, and where what it replaced lies. */
export async function findUpgradeState(
  folder: string,
  repository: RepositoryPlace | undefined,
): Promise<{ state: UpgradeState; place: string } | undefined> {
  for (const place of [join(folder, stagingFolder), undoPlace(folder, repository)]) {
    const text = await readFile(join(place, fileName), 'utf8').catch(() => undefined);
    if (text !== undefined) return { place, state: readState(text, place) };
  }
  return undefined;
}

function readState(text: string, place: string): UpgradeState {
  const read = state.safeParse(parsed(text));
  if (read.success) return read.data;
  const message = `${join(place, fileName)} cannot be read, so the upgrade cannot be undone from there. The files that it replaced are in ${join(place, 'before')}.`;
  throw new Problem('invalid', message);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What to do about a staging folder that is there before an upgrade begins. */
export function whyStaging(folder: string, state: UpgradeState | undefined): string {
  const abort = `“codehub upgrade ${folder} --abort” puts everything back`;
  return state && hasExited(state.by)
    ? `An upgrade of ${folder} was stopped half-way: ${abort}. Then try again.`
    : `There is a folder ${join(folder, stagingFolder)}: another upgrade is at work, or one was killed. In the second case ${abort}.`;
}
