import { styleText } from 'node:util';
import { InvalidArgumentError, type Command } from 'commander';
import type { TemplateRelease } from '../domain/template.ts';
import type { ReadRepository } from '../domain/template-repository.ts';
import { shortVersion } from '../lineage/template-name.ts';
import type { FolderUpgrade, FolderUpgradeResult, UpgradeConflict } from '../templates/templates.ts';
import type { CommandContext } from './command-context.ts';
import { warningLines } from './repository-address.ts';
import { repositoryAddress, shownAddress } from './repository-address.ts';

interface UpgradeOptions {
  set: Record<string, string>;
  from?: string;
  dryRun: boolean;
  json: boolean;
}

export function upgradeCommand(program: Command, context: CommandContext): void {
  program
    .command('upgrade')
    .description(
      'Bring a service up to the newest version of its template, keeping what its team has changed.',
    )
    .argument('[dir]', 'the folder of the service', '.')
    .option('--set <question=answer>', 'answer a question, new or old; may be given again', collect, {})
    .option('--from <repository>', 'where its template repository is, if not where the service’s record says')
    .option('--dry-run', 'show what would change, and change nothing', false)
    .option('--json', 'print one JSON document', false)
    .action((directory: string, options: UpgradeOptions) => upgrade(directory, options, context));
}

async function upgrade(directory: string, options: UpgradeOptions, context: CommandContext): Promise<void> {
  const { upgradeFolder } = await import('../templates/templates.ts');
  const { set, dryRun, json } = options;
  const { signal, note } = context;
  const readRepository: ReadRepository = async (place, stop) =>
    (await context.templateRepositories()).read(place, stop);
  const onFetch = (address: string) => note(`Reading ${shownAddress(address)}…\n`);
  const tools = { templates: await context.templates(), readRepository, onFetch, signal };
  const ask = questioner(context, json);
  const date = new Date().toISOString().slice(0, 10);
  const from = options.from && (await repositoryAddress(options.from, context));
  const result = await upgradeFolder({ directory, set, from, ask, dryRun, date }, tools);
  context.out(
    json ? `${JSON.stringify(toJson(result, { directory, dryRun }), null, 2)}\n` : report(result, dryRun),
  );
  if (result.plan.conflicts.length > 0) context.exit(1);
}

function collect(given: string, before: Record<string, string>): Record<string, string> {
  const at = given.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be a question, =, and the answer.');
  return { ...before, [given.slice(0, at)]: given.slice(at + 1) };
}

/** Undefined where no person can answer. */
function questioner({ ask, note }: CommandContext, json: boolean): FolderUpgrade['ask'] {
  if (ask === undefined || json) return undefined;
  return async (template, given) => {
    const { askQuestions } = await import('./ask-questions.ts');
    return askQuestions(template, given, { ask, note });
  };
}

function toJson(
  { plan, diff, warnings }: FolderUpgradeResult,
  given: { directory: string; dryRun: boolean },
) {
  const { template, from, version, writes, deletions, conflicts, record, changelog } = plan;
  return {
    ...given,
    template,
    from,
    version,
    upToDate: writes.size === 0,
    written: [...writes.keys()].sort(),
    deleted: deletions,
    conflicts,
    ...(record.from === undefined
      ? { answers: record.answers, changelog }
      : { source: record.from, remarks: warnings }),
    ...(diff === null ? {} : { diff }),
  };
}

function report({ plan, diff, undo, warnings }: FolderUpgradeResult, dryRun: boolean): string {
  const { template, writes, deletions, conflicts, changelog } = plan;
  const [from, version] = [shortVersion(plan.from), shortVersion(plan.version)];
  if (writes.size === 0) return `Up to date: ${template} ${version} is the newest.\n`;
  const counts = `${count(writes.size, 'file')} written, ${deletions.length} deleted`;
  const what =
    from === version ? `${template} ${version} with other answers` : `${template} ${from} to ${version}`;
  const lines = [
    styleText(
      'bold',
      dryRun ? `Would upgrade ${what}: ${counts}. Nothing was changed.` : `Upgraded ${what}: ${counts}.`,
    ),
    ...changelog.flatMap(releaseLines),
    ...(warnings.length > 0 ? ['', 'Differences from the repository:', ...warningLines(warnings)] : []),
    ...conflictLines(conflicts, dryRun),
    ...(dryRun ? [] : ['', ...nextSteps(conflicts.length > 0, undo)]),
  ];
  return `${diff === null || diff === '' ? '' : `${diff}\n`}${lines.join('\n')}\n`;
}

function releaseLines({ version, changes }: TemplateRelease): string[] {
  return [
    '',
    `New in ${version}:`,
    ...changes.map(({ text, security }) => `  ${text}${security ? styleText('yellow', ' (security)') : ''}`),
  ];
}

function conflictLines(conflicts: readonly UpgradeConflict[], dryRun: boolean): string[] {
  if (conflicts.length === 0) return [];
  const heading = `${count(conflicts.length, 'conflict')} ${dryRun ? 'would be' : conflicts.length === 1 ? 'is' : 'are'} left to resolve:`;
  const entries = conflicts.map(({ path, others, message }) => {
    const names = others.length > 0 ? `${path} (with ${others.join(', ')})` : path;
    return `  ${styleText('red', '✘')} ${names}: ${message}`;
  });
  return ['', styleText('red', heading), ...entries];
}

const undoing: Readonly<Record<FolderUpgradeResult['undo'], string>> = {
  git: 'To undo all of it, in the folder of the service: git restore . && git clean -fd .',
  'git-with-untracked':
    'To undo it, in the folder of the service: git restore . and then git clean -i . (which asks, so that your own new files stay).',
  none: 'This folder is not in git, so the upgrade cannot be undone.',
};

function nextSteps(conflicts: boolean, undo: FolderUpgradeResult['undo']): string[] {
  const settle = conflicts
    ? 'The upgrade is not finished. Resolve each conflict: in marked files keep the right version and remove the lines <<<<<<<, ======= and >>>>>>>. '
    : '';
  return [
    `${settle}Then run the tests${undo === 'none' ? '' : ', look at git diff and commit'}.`.replace(
      /^Then r/,
      'Now r',
    ),
    undoing[undo],
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
