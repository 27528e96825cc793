import type { Command } from 'commander';
import { Problem } from '../base/problem.ts';
import type { CommandContext } from './command-context.ts';
import { mendingRemarks, workOutMending, type MendingOptions } from './work-out-mending.ts';

interface MendCommandOptions extends MendingOptions {
  file: string[];
  write: boolean;
  json: boolean;
}

export function mendCommand(program: Command, context: CommandContext): void {
  program
    .command('mend')
    .description(
      'Make the files that mend what “codehub check” found lacking in a folder: as a patch, or in place.',
    )
    .argument('[folder]', 'a working copy', '.')
    .option('--policy <pack>', 'the policy whose checks are mended', 'nhs-osp-2022')
    .option(
      '--file <kind>',
      'only this kind of file; may be repeated',
      (kind: string, kinds: string[]) => [...kinds, kind],
      [],
    )
    .option('--holder <name>', 'who holds the copyright', '')
    .option('--contact <address>', 'where reports and questions go', '')
    .option('--owners <names>', 'who reviews changes, such as @organisation/team', '')
    .option('--write', 'write the files; otherwise they are printed as a patch', false)
    .option('--json', 'print one JSON document', false)
    .action((folder: string, options: MendCommandOptions) => mend(folder, options, context));
}

async function mend(folder: string, options: MendCommandOptions, context: CommandContext): Promise<void> {
  const { chooseFiles, joinPatches, mendingKinds } = await import('../mending/mending.ts');
  const unknown = options.file.filter((kind) => !mendingKinds.includes(kind));
  if (unknown.length > 0)
    throw new Problem(
      'invalid',
      `There is no kind ${unknown.join(', ')}. There are: ${mendingKinds.join(', ')}.`,
    );
  const mending = await workOutMending(folder, options, context);
  const chosen = chooseFiles(mending, options.file);
  if (options.json) context.out(`${JSON.stringify({ ...mending, files: chosen }, null, 2)}\n`);
  else if (!options.write) context.out(joinPatches(chosen));
  for (const line of mendingRemarks(mending, chosen)) context.note(`${line}\n`);
  if (!options.write) return;
  const { writeReadyFile } = await import('./write-ready-file.ts');
  for (const file of chosen) await writeReadyFile(folder, file);
}
