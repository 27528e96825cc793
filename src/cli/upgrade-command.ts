import type { Command } from 'commander';
import { Problem } from '../base/problem.ts';
import { shortVersion } from '../lineage/template-name.ts';
import type { ReadRepository } from '../domain/template-repository.ts';
import type { AbortedUpgrade } from '../templates/templates.ts';
import { collectAnswers, collectTexts, questioner } from './answer-options.ts';
import type { CommandContext } from './command-context.ts';
import { repositoryAddress, shownAddress } from './repository-address.ts';
import { upgradeEach, type UpgradeAllOptions } from './upgrade-all.ts';
import { report, toJson } from './upgrade-report.ts';

interface UpgradeOptions extends UpgradeAllOptions {
  all: boolean;
}

export function upgradeCommand(program: Command, context: CommandContext): void {
  program
    .command('upgrade')
    .description(
      'Bring a service up to the newest version of its template, keeping what its team has changed.',
    )
    .argument('[dir]', 'the folder of the service', '.')
    .option(
      '--set <question=answer>',
      'answer a question, new or old; may be given again',
      collectAnswers,
      {},
    )
    .option('--to <version>', 'upgrade to this release, and not to the newest')
    .option(
      '--mine <pattern>',
      'keep files for the team: no upgrade touches them; may be given again',
      collectTexts,
      [],
    )
    .option('--all', 'upgrade every service in the folder', false)
    .option('--abort', 'undo the last upgrade, as long as it is not committed', false)
    .option('--from <repository>', 'where its template repository is, if not where the service’s record says')
    .option('--dry-run', 'show what would change, and change nothing', false)
    .option('--json', 'print one JSON document', false)
    .action((directory: string, options: UpgradeOptions) => upgrade(directory, options, context));
}

async function upgrade(directory: string, options: UpgradeOptions, context: CommandContext): Promise<void> {
  const { upgradeFolder } = await context.upgrading();
  const { set, dryRun, json, to, mine } = options;
  if (options.abort && !options.all) return abort(directory, options, context);
  const { signal, note } = context;
  const readRepository: ReadRepository = async (place, stop) =>
    (await context.templateRepositories()).read(place, stop);
  const onFetch = (address: string) => note(`Reading ${shownAddress(address)}…\n`);
  const tools = { templates: await context.templates(), readRepository, onFetch, signal };
  if (options.all) return upgradeEach(directory, options, context, tools);
  const ask = questioner(context, json);
  const date = new Date().toISOString().slice(0, 10);
  const from = options.from && (await repositoryAddress(options.from, context));
  const result = await upgradeFolder({ directory, set, to, mine, from, ask, dryRun, date }, tools);
  context.out(
    json
      ? `${JSON.stringify(toJson(result, { directory, dryRun }), null, 2)}\n`
      : report(result, { directory, dryRun, to }),
  );
  if (result.plan.conflicts.length > 0) context.exit(1);
}

async function abort(
  directory: string,
  { json, dryRun }: Pick<UpgradeOptions, 'json' | 'dryRun'>,
  context: CommandContext,
): Promise<void> {
  if (dryRun) throw new Problem('invalid', 'An upgrade is undone, or it is not: --abort has no dry run.');
  const { abortUpgrade } = await context.upgrading();
  const result = await abortUpgrade(directory, context.signal);
  context.out(json ? `${JSON.stringify({ directory, ...result }, null, 2)}\n` : abortReport(result));
}

function abortReport({ template, from, version, restored, removed, edited }: AbortedUpgrade): string {
  const to = shortVersion(version);
  const isSame = from === version || from === '0.0.0';
  const what = isSame
    ? `what was added from ${template} ${to}`
    : `the upgrade of ${template} ${shortVersion(from)} to ${to}`;
  const lines = [
    `Undone: ${what}. ${restored} put back, ${removed} removed.`,
    ...(edited.length > 0 ? ['', 'You had edited these since. Your version of them is kept here:'] : []),
    ...edited.map(({ path, place }) => `  ${path}: ${place}`),
  ];
  return `${lines.join('\n')}\n`;
}
