import { Problem } from '../base/problem.ts';
import type { CommandContext } from './command-context.ts';
import { mendingRemarks, workOutMending, type MendingOptions } from './work-out-mending.ts';
import { writeReadyFile } from './write-ready-file.ts';

/** What was done about findings that a file can mend. */
export interface FixResult {
  /** Paths of files that were written; that would be, on a dry run. */
  written: string[];
  /** What a file would mend, but none was made, and why. */
  left: { title: string; because: string }[];
  /** Why nothing is mended in this folder at all; null where something could be. */
  refusal: string | null;
}

/**
 * Writes the files that mend what checks of a folder find lacking, as `codehub mend` does, and tells of each, and of what
 * it cannot mend. Nothing that is there is replaced: a notice may be put into a README, and all else is new.
 *
 * @param options.dryRun prints the files as a patch, and writes none
 * @throws Problem `conflict` where a file cannot be written
 */
export async function fixFindings(
  folder: string,
  { dryRun, ...options }: MendingOptions & { dryRun: boolean },
  context: CommandContext,
): Promise<FixResult> {
  const { chooseFiles, joinPatches } = await import('../mending/mending.ts');
  const mending = await workOutMending(folder, options, context);
  const chosen = chooseFiles(mending, []).filter(({ checks }) => checks.length > 0);
  for (const line of mendingRemarks(mending, chosen)) context.note(`${line}\n`);
  if (dryRun) context.note(joinPatches(chosen));
  else for (const file of chosen) await writeReadyFile(folder, file);
  const { left, refusal } = mending;
  return {
    written: chosen.map(({ path }) => path),
    left: left.map(({ title, because }) => ({ title, because })),
    refusal,
  };
}

/** @throws Problem `invalid` for what lies elsewhere: only a folder can be written to */
export function requireFolder(target: string, isFolder: boolean): void {
  if (isFolder) return;
  const message = `${target} is read over git, so nothing can be mended there. Clone it, and give the folder.`;
  throw new Problem('invalid', message);
}
