import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { Adoption, AdoptionRequest } from '../templates/templates.ts';
import type { CommandContext } from './command-context.ts';
import { collectAnswers } from './answer-options.ts';
import { shellQuoted } from './shell-quoted.ts';

interface AdoptOptions {
  template: string;
  set: Record<string, string>;
  dryRun: boolean;
  json: boolean;
}

export function adoptCommand(program: Command, context: CommandContext): void {
  program
    .command('adopt')
    .description(
      'Bring a repository that exists under a template: adds what it has not, replaces nothing, and lets “codehub upgrade” work there.',
    )
    .argument('[dir]', 'the folder of the repository', '.')
    .option('--template <id>', 'which template, or common for what every service has', 'common')
    .option(
      '--set <question=answer>',
      'an answer in place of what the repository says; may be given again',
      collectAnswers,
      {},
    )
    .option('--dry-run', 'show all that would be added and what differs, and change nothing', false)
    .option('--json', 'print one JSON document', false)
    .action((directory: string, options: AdoptOptions) => adopt(directory, options, context));
}

async function adopt(directory: string, options: AdoptOptions, context: CommandContext): Promise<void> {
  const { adoptFolder } = await context.adopting();
  const { template, set, dryRun, json } = options;
  const { evidence, files } = await context.readWorkTreeEvidence(directory);
  const { assessFiles } = await import('../assessment/assessment.ts');
  const verdict = assessFiles({ evidence, files, organisation: undefined, now: new Date() }, []).licence;
  const date = new Date().toISOString().slice(0, 10);
  const owner = /^https?:/.test(evidence.url) ? evidence.owner : undefined;
  const request: AdoptionRequest = {
    directory,
    template,
    set,
    name: evidence.name,
    owner,
    licence: verdict?.spdx ?? null,
    dryRun,
    date,
  };
  const adoption = await adoptFolder(request, {
    templates: await context.templates(),
    signal: context.signal,
  });
  context.out(
    json
      ? `${JSON.stringify(toJson(adoption, { directory, dryRun }), null, 2)}\n`
      : report(adoption, { directory, dryRun, set }),
  );
}

function toJson({ plan, from, diff }: Adoption, given: { directory: string; dryRun: boolean }) {
  const { template, version, isMadeFrom, writes, same, kept, missing, record } = plan;
  return {
    ...given,
    template,
    version,
    madeFromIt: isMadeFrom,
    answers: record.answers,
    answersFrom: from,
    added: [...writes.keys()].sort(),
    same,
    kept,
    missing,
    ...(given.dryRun && { diff }),
  };
}

type ReportOptions = Pick<AdoptOptions, 'dryRun' | 'set'> & { directory: string };

function report({ plan, from, diff }: Adoption, given: ReportOptions): string {
  const { dryRun } = given;
  const lines = [
    ...(dryRun
      ? [
          diff.added,
          ...(diff.kept === ''
            ? []
            : [`Your files, and how the template’s differ (yours stay):\n\n${diff.kept}`]),
        ]
      : []),
    styleText('bold', headline(plan, dryRun)),
    '',
    'Answers:',
    ...Object.entries(plan.record.answers).map(
      ([id, value]) => `  ${id}: ${shown(value)}  (${sourceOf(id, { plan, from }, given)})`,
    ),
    ...fileLines(plan),
    '',
    ...nextSteps(plan, given),
  ];
  return `${lines.join('\n')}\n`;
}

function headline({ template, version, isMadeFrom, writes }: Adoption['plan'], dryRun: boolean): string {
  const name = `${template} ${version}`;
  const what = isMadeFrom ? `It was made from ${name}, as its files show` : `It comes under ${name}`;
  return `${what}: ${count(writes.size, 'file')} ${dryRun ? 'would be added. Nothing was changed.' : 'added.'}`;
}

function shown(value: string | boolean): string {
  return typeof value === 'string' ? value : value ? 'yes' : 'no';
}

function sourceOf(
  id: string,
  { plan, from }: Pick<Adoption, 'plan' | 'from'>,
  { set }: ReportOptions,
): string {
  if (Object.hasOwn(set, id)) return 'as you said';
  return from[id] ?? (plan.isMadeFrom ? 'as its files show' : `an example; say --set ${id}=…`);
}

function fileLines({ writes, kept, same, missing, isMadeFrom }: Adoption['plan']): string[] {
  const differing = kept.filter(({ why }) => why === 'differs');
  const leftOut = kept.filter(({ why }) => why !== 'differs');
  return [
    ...listed('Added', [...writes.keys()].sort()),
    ...listed(
      isMadeFrom ? 'Changed since by you, and kept so' : 'There already and different: yours stay',
      differing.map(({ path }) => path),
    ),
    ...listed(
      'Not added',
      leftOut.map((file) => `${file.path}: ${whyNot(file)}`),
    ),
    ...listed('Not there, so taken for deleted by you', missing),
    ...(same > 0 ? ['', `${count(same, 'file')} as the template has ${same === 1 ? 'it' : 'them'}.`] : []),
  ];
}

function whyNot({ path, why, other }: Adoption['plan']['kept'][number]): string {
  if (why === 'elsewhere' && path === '.gitattributes') return `git would take ${other} for changed`;
  if (why === 'elsewhere' && /^(?:package-lock\.json|requirements.*\.txt)$/.test(path))
    return `it is for another ${other} than yours`;
  if (why === 'elsewhere') return `${other} is there for that`;
  if (why === 'licence') return `it says MIT, and the licence here is ${other}`;
  return other === null ? 'git would not keep it here' : `${other} is in the way`;
}

function listed(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((line) => `  ${line}`)];
}

function nextSteps({ isMadeFrom, kept }: Adoption['plan'], { dryRun, directory }: ReportOptions): string[] {
  if (dryRun) return ['Run it again without --dry-run to add them.'];
  const differs = kept.some(({ why }) => why === 'differs');
  return [
    ...(differs && !isMadeFrom
      ? [
          'Upgrades leave the files alone that are listed under “mine” in .codehub.yml. Take a line out to have one merged.',
        ]
      : []),
    `Read what was added, and commit it. From then on “codehub upgrade” works here${isMadeFrom ? ', and brings in what the template has learnt since' : ''}.`,
    `To undo all of it: codehub upgrade ${shellQuoted(directory)} --abort`,
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
