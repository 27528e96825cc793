import { unreadOrganisations, type HarvestFault, type HarvestRun } from '../domain/harvest-run.ts';

const numbers = new Intl.NumberFormat('en-GB');
const shownFaults = 20;

const endings = {
  running: 'Harvest running',
  complete: 'Harvest complete',
  partial: 'Harvest partly complete (failures are listed below; existing data was kept)',
  failed: 'Harvest failed (nothing could be read; existing data was kept)',
  interrupted: 'Harvest stopped (the next one will resume)',
} as const;

/** What a person wants to know of a run when it has ended. */
export function harvestSummary(run: HarvestRun): string {
  const { counts, usage, faults } = run;
  const requests = Object.entries(usage.requests).filter(([, count]) => count > 0);
  const total = requests.reduce((sum, [, count]) => sum + count, 0);
  const kinds = requests.map(([kind, count]) => `${kind} ${numbers.format(count)}`).join(', ');
  const lines = [
    `${endingOf(run)}, after ${duration(run)}.`,
    `  Repositories  ${numbers.format(counts.seen)} read: ${numbers.format(counts.found)} new, ${numbers.format(counts.changed)} changed, ${numbers.format(counts.withdrawn)} withdrawn`,
    `  Files         ${numbers.format(counts.files)} fetched`,
    `  Requests      ${numbers.format(total)}${kinds && ` (${kinds})`}, ${megabytes(usage.bytes)} received`,
    ...(usage.waitedMs >= 1000
      ? [`  Waited        ${Math.round(usage.waitedMs / 1000)} s for rate limits and retries`]
      : []),
    ...unreadLines(run),
    ...faultLines(faults),
  ];
  return `${lines.join('\n')}\n`;
}

function endingOf({ state, faults }: HarvestRun): string {
  if (state !== 'complete' || faults.length === 0) return endings[state];
  return 'Harvest complete but for what is listed below (it is asked for again)';
}

/** Which organisations are as they were before, because they could not be read. */
function unreadLines(run: HarvestRun): string[] {
  const unread = unreadOrganisations(run);
  if (unread.length === 0) return [];
  const share = `${numbers.format(unread.length)} of ${numbers.format(run.organisations.length)}`;
  return [`  Not read      ${namesOf(unread)} (${share} organisations)`];
}

const addresses = /https?:[^\s'")]+/g;

/** Faults with the same message share a line, though it names another address for each. */
function faultLines(faults: readonly HarvestFault[]): string[] {
  const groups = [...Map.groupBy(faults, ({ message }) => message.replaceAll(addresses, ''))];
  const lines = groups
    .slice(0, shownFaults)
    .map(([, group]) => `  Fault         ${subjects(group)}: ${group[0]?.message ?? ''}`);
  const left = groups.length - lines.length;
  return left > 0 ? [...lines, `  … and ${numbers.format(left)} more faults (--json lists all)`] : lines;
}

function subjects(group: readonly HarvestFault[]): string {
  return namesOf([...new Set(group.map(({ subject }) => subject))]);
}

function namesOf(names: readonly string[]): string {
  const left = names.length - 3;
  return left > 0 ? `${names.slice(0, 3).join(', ')} and ${numbers.format(left)} more` : names.join(', ');
}

/** Bytes as MB with one decimal. */
function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** How long a run took, or has been taking, in seconds or minutes. */
export function duration(
  { startedAt, finishedAt }: Pick<HarvestRun, 'startedAt' | 'finishedAt'>,
  now = new Date(),
): string {
  const seconds = ((finishedAt ? Date.parse(finishedAt) : now.getTime()) - Date.parse(startedAt)) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
