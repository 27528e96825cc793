import type { FilePlan } from '../domain/template.ts';
import { writeService, type PlanFinding } from '../templates/templates.ts';
import type { CommandContext } from './command-context.ts';

export interface NewOptions {
  set: Record<string, string>;
  dryRun: boolean;
  json: boolean;
  git: boolean;
  /** A file of answers, or the name of a preset. */
  answers?: string;
  /** Where to keep the answers. */
  saveAnswers?: string;
  /** Layers to add. */
  with: string[];
  /** Address of the hub that the service is to name. */
  hub?: string;
}

/**
 * Writes a new service, with its first commit if wanted. Nothing is left when that fails or is stopped.
 *
 * @param options.ignored whether the commit holds files that a `.gitignore` of the service names
 */
export async function writeFolder(
  plan: FilePlan,
  { folder, message, git, ignored }: { folder: string; message: string; git: boolean; ignored: boolean },
  context: Pick<CommandContext, 'startRepository' | 'signal' | 'note'>,
): Promise<void> {
  const { signal } = context;
  let started = true;
  await writeService(plan, folder, {
    prepare: async (beside) => {
      if (git) started = await context.startRepository(beside, message, { ignored });
      signal.throwIfAborted();
    },
  });
  if (!started)
    context.note('The folder lies in a git repository, so none was made: commit the files to that one.\n');
}

/** The files of a plan as JSON lists them. */
export function listedFiles({ files }: FilePlan) {
  return [...files].map(([path, { kind, content }]) => ({
    path,
    bytes: content.length,
    executable: kind === 'executable',
  }));
}

/** Findings as JSON lists them. */
export function listedFindings(findings: readonly PlanFinding[]) {
  return findings.map(({ check, outcome, because, proof, policy, force }) => {
    return { check, outcome, because, proof, policy, force };
  });
}
