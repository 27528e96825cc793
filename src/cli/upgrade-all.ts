import { Problem } from '../base/problem.ts';
import { shortVersion } from '../lineage/template-name.ts';
import type { FolderUpgradeDependencies, OneOfMany } from '../templates/templates.ts';
import type { CommandContext } from './command-context.ts';
import { toJson } from './upgrade-report.ts';

export interface UpgradeAllOptions {
  set: Readonly<Record<string, string>>;
  mine: readonly string[];
  abort: boolean;
  from?: string;
  to?: string;
  dryRun: boolean;
  json: boolean;
}

/** `codehub upgrade --all`: every service in a folder, as a table; ends with the worst of their exit codes. */
export async function upgradeEach(
  folder: string,
  options: UpgradeAllOptions,
  context: CommandContext,
  tools: FolderUpgradeDependencies,
): Promise<void> {
  refuseOptionsOfOne(options);
  const { upgradeAll } = await context.upgrading();
  const { to, dryRun, json } = options;
  const date = new Date().toISOString().slice(0, 10);
  const onService = (directory: string) => context.note(`${directory}…\n`);
  const outcomes = await upgradeAll({ folder, to, dryRun, date }, { ...tools, onService });
  context.out(
    json
      ? `${JSON.stringify({ folder, dryRun, services: outcomes.map((each) => jsonOf(each, dryRun)) }, null, 2)}\n`
      : tableOf(outcomes, dryRun),
  );
  const worst = Math.max(...outcomes.map(exitCodeOf));
  if (worst > 0) context.exit(worst);
}

function refuseOptionsOfOne({ set, mine, abort, from }: UpgradeAllOptions): void {
  if (Object.keys(set).length === 0 && mine.length === 0 && !abort && from === undefined) return;
  const message =
    '--set, --mine, --from and --abort are for one service: leave out --all, and name its folder.';
  throw new Problem('invalid', message);
}

function exitCodeOf(outcome: OneOfMany): number {
  if ('refused' in outcome) return outcome.refused.exitCode;
  return outcome.result.plan.conflicts.length > 0 ? 1 : 0;
}

function jsonOf(outcome: OneOfMany, dryRun: boolean) {
  const { directory } = outcome;
  return 'refused' in outcome
    ? { directory, refused: outcome.refused }
    : toJson(outcome.result, { directory, dryRun });
}

type State = 'upgraded' | 'conflicts' | 'current' | 'refused';

function stateOf(outcome: OneOfMany): State {
  if ('refused' in outcome) return 'refused';
  const { writes, conflicts } = outcome.result.plan;
  if (writes.size === 0) return 'current';
  return conflicts.length > 0 ? 'conflicts' : 'upgraded';
}

function tableOf(outcomes: readonly OneOfMany[], dryRun: boolean): string {
  const rows = outcomes.map((each) => cellsOf(each, dryRun));
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map(({ cells }) => (cells[column] ?? '').length)),
  );
  const lines = rows.flatMap(({ cells, more }) => [
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
    ...more.map((line) => `  ${line}`),
  ]);
  return `${[...lines, '', summaryOf(outcomes, dryRun), ...nextSteps(outcomes, dryRun)].join('\n')}\n`;
}

/** A row, and what is said below it. */
interface TableRow {
  cells: [directory: string, template: string, versions: string, outcome: string];
  more: string[];
}

const maxFaults = 5;

function cellsOf(outcome: OneOfMany, dryRun: boolean): TableRow {
  const { directory } = outcome;
  if ('refused' in outcome) {
    const { message, faults } = outcome.refused;
    const rest = faults.length > maxFaults ? [`and ${faults.length - maxFaults} more`] : [];
    return { cells: [directory, '', '', 'refused'], more: [message, ...faults.slice(0, maxFaults), ...rest] };
  }
  const { template, writes, deletions, conflicts, ...plan } = outcome.result.plan;
  const [from, version] = [shortVersion(plan.from), shortVersion(plan.version)];
  if (writes.size === 0) return { cells: [directory, template, version, 'up to date'], more: [] };
  const counts = `${writes.size} written, ${deletions.length} deleted`;
  const what = conflicts.length > 0 ? `, ${conflicts.length} in conflict` : '';
  return {
    cells: [
      directory,
      template,
      `${from} to ${version}`,
      `${dryRun ? 'would be upgraded' : 'upgraded'}: ${counts}${what}`,
    ],
    more: conflicts.map(({ path, message }) => `✘ ${path}: ${message}`),
  };
}

function summaryOf(outcomes: readonly OneOfMany[], dryRun: boolean): string {
  const count = (state: State) => outcomes.filter((each) => stateOf(each) === state).length;
  const upgraded = dryRun ? 'can be upgraded' : 'upgraded';
  return `${count('upgraded')} ${upgraded}, ${count('conflicts')} with conflicts, ${count('current')} up to date, ${count('refused')} refused.`;
}

function nextSteps(outcomes: readonly OneOfMany[], dryRun: boolean): string[] {
  if (dryRun)
    return ['Nothing was changed. For all the differences of one: codehub upgrade FOLDER --dry-run'];
  const changed = outcomes.some((each) => ['upgraded', 'conflicts'].includes(stateOf(each)));
  if (!changed) return [];
  return [
    'Now resolve what is in conflict, run the tests of each, look at git diff and commit.',
    'To undo one: codehub upgrade FOLDER --abort',
  ];
}
