import type { Command } from 'commander';
import { Problem } from '../base/problem.ts';
import { collectAnswers, questioner } from './answer-options.ts';
import type { Answers, Template } from '../domain/template.ts';
import type { CommandContext } from './command-context.ts';
import { report, toJson } from './upgrade-report.ts';

interface AddOptions {
  set: Record<string, string>;
  dryRun: boolean;
  json: boolean;
}

/** `codehub add`: a layer for a service, or any repository, that exists. */
export function addCommand(program: Command, context: CommandContext): void {
  program
    .command('add')
    .description(
      'Add a layer, such as clinical safety documents, to a service or repository that exists. Keeps what is there.',
    )
    .argument('<layer>', 'which layer (codehub templates lists them)')
    .argument('[dir]', 'the folder of the service', '.')
    .option(
      '--set <question=answer>',
      'answer a question of the layer; may be given again',
      collectAnswers,
      {},
    )
    .option('--dry-run', 'show what would change, and change nothing', false)
    .option('--json', 'print one JSON document, and ask nothing', false)
    .action((layer: string, directory: string, options: AddOptions) =>
      add(layer, directory, options, context),
    );
}

async function add(
  layer: string,
  directory: string,
  { set, dryRun, json }: AddOptions,
  context: CommandContext,
): Promise<void> {
  const { upgradeFolder } = await context.upgrading();
  const tools = { templates: await context.templates(), readRepository: unneeded, signal: context.signal };
  const date = new Date().toISOString().slice(0, 10);
  const ask = questioner(context, json);
  const result = await upgradeFolder({ directory, layer, set, ask, dryRun, date }, tools);
  const place = { directory, dryRun };
  context.out(
    json
      ? `${JSON.stringify({ layer, ...toJson(result, place) }, null, 2)}\n`
      : report(result, { ...place, layer }),
  );
  const { record } = result.plan;
  const isStarted = record.template === layer && result.plan.writes.size > 0;
  if (isStarted && ask === undefined && !json)
    context.out(examplesAmong((await tools.templates.find(layer)).template, record.answers, set));
  if (result.plan.conflicts.length > 0) context.exit(1);
}

/** A repository without a record answers nothing, and documents with an example’s name in them are easily overlooked. */
function examplesAmong({ questions }: Template, answers: Answers, set: Answers): string {
  const examples = questions.filter(
    ({ id, type, default: usual }) =>
      type !== 'yes-no' &&
      type !== 'choice' &&
      !Object.hasOwn(set, id) &&
      answers[id] === usual &&
      usual !== '',
  );
  const [first] = examples;
  if (!first) return '';
  const ids = examples.map(({ id }) => id).join(', ');
  return `\nNo questions were asked, so these answers are examples: ${ids}.\nTo use your own, undo it and start again with --set ${first.id}=…\n`;
}

/** What is there counts as the team's own, so nothing of others is read. */
async function unneeded(): Promise<never> {
  throw new Problem('invalid', 'Adding a layer reads no repository.');
}
