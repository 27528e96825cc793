import { styleText } from 'node:util';
import type { Command } from 'commander';
import { Problem } from '../base/problem.ts';
import type { Mending, ReadyFile } from '../mending/mending.ts';
import type { CommandContext } from './command-context.ts';

interface MendCommandOptions {
  policy: string;
  file: string[];
  holder: string;
  contact: string;
  owners: string;
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
  const mending = await workOut(folder, options, context);
  const chosen = chooseFiles(mending, options.file);
  if (options.json) context.out(`${JSON.stringify({ ...mending, files: chosen }, null, 2)}\n`);
  else if (!options.write) context.out(joinPatches(chosen));
  for (const line of remarksOf(mending, chosen)) context.note(`${line}\n`);
  if (!options.write) return;
  const { writeReadyFile } = await import('./write-ready-file.ts');
  for (const file of chosen) await writeReadyFile(folder, file);
}

async function workOut(
  folder: string,
  { policy: id, holder, contact, owners }: MendCommandOptions,
  context: CommandContext,
): Promise<Mending> {
  const { readMendingAnswers, readyFiles } = await import('../mending/mending.ts');
  const { assessFiles } = await import('../assessment/assessment.ts');
  const { readmeAmong } = await import('../documents/readme-file.ts');
  const { answers, errors } = readMendingAnswers({ holder, contact, owners });
  const faults = Object.entries(errors).map(([name, message]) => `--${name} ${message}`);
  if (faults.length > 0) throw new Problem('invalid', 'Invalid input.', { faults });
  const policies = await context.policies();
  const policy = policies.find((each) => each.id === id);
  if (!policy) throw new Problem('invalid', `There is no policy ${id}.`);
  const now = new Date();
  const { evidence, files } = await context.readWorkTreeEvidence(folder);
  const { licence, findings } = assessFiles({ evidence, files, organisation: undefined, now }, [policy]);
  const readme = readmeAmong(files);
  return readyFiles({
    ...{ evidence, licence, findings, answers, now },
    catalogue: { title: '', brand: evidence.owner, contact: null, organisations: [] },
    readme: typeof readme?.text === 'string' ? { path: readme.path, text: readme.text } : undefined,
  });
}

function remarksOf({ refusal, left }: Mending, chosen: readonly ReadyFile[]): string[] {
  const none = 'Nothing that a file could mend is lacking.';
  return [
    ...(refusal === null ? [] : [refusal]),
    ...(refusal === null && chosen.length === 0 && left.length === 0 ? [none] : []),
    ...chosen.flatMap(({ path, title, remarks }) => [
      `${styleText('green', '+')} ${path}: ${title}`,
      ...remarks.map((remark) => `    ${remark}`),
    ]),
    ...left.map(({ title, because }) => `${styleText('dim', '–')} ${title}: ${because}`),
  ];
}
