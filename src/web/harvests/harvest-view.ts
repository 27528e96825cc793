import { unreadOrganisations, type HarvestRun } from '../../domain/harvest-run.ts';
import { addresses } from '../components/addresses.ts';
import { durationOf, momentOf } from '../text/dates.ts';
import { harvestLabels, progressLabels, triggerLabels } from '../text/labels.ts';
import { bytesOf, countOf, numberOf } from '../text/numbers.ts';

/** One run as a line of the list. */
export function harvestRow(run: HarvestRun, now: Date) {
  const { id, startedAt, state, counts, usage, faults, full } = run;
  return {
    href: addresses.harvest(id),
    started: momentOf(startedAt),
    state: harvestLabels[state],
    kind: full ? 'Full' : 'Changes',
    took: tookOf(run, now),
    seen: numberOf(counts.seen),
    found: numberOf(counts.found),
    changed: numberOf(counts.changed),
    withdrawn: numberOf(counts.withdrawn),
    requests: numberOf(requestsOf(run)),
    bytes: bytesOf(usage.bytes),
    faults: numberOf(faults.length),
  };
}

/**
 * One run whole: what it did, what it cost, how far it is, what went wrong.
 *
 * @param names the catalogue's organisations by login: only they have a page
 */
export function harvestView(run: HarvestRun, names: ReadonlyMap<string, string>, now: Date) {
  const { startedAt, state, counts, usage, organisations, faults } = run;
  const settled = organisations.filter((one) => one.state !== 'waiting' && one.state !== 'listing').length;
  return {
    title: `Harvest of ${momentOf(startedAt)}`,
    state: harvestLabels[state],
    running: state === 'running',
    progress: `${numberOf(settled)} of ${countOf(organisations.length, 'organisation')} done, ${countOf(counts.seen, 'repository', 'repositories')} checked.`,
    settled: String(settled),
    whole: String(organisations.length),
    facts: factsOf(run, now),
    requests: Object.entries(usage.requests).map(([kind, count]) => ({ kind, count: numberOf(count) })),
    requestTotal: numberOf(requestsOf(run)),
    organisations: organisations.map(({ login, state: own, seen, total }) => ({
      login,
      href: names.has(login.toLowerCase()) ? addresses.organisation(login) : '',
      state: progressLabels[own],
      seen: total === null ? numberOf(seen) : `${numberOf(seen)} of ${numberOf(total)}`,
    })),
    faults: faults.map(({ at, subject, message }) => ({ subject, message, moment: momentOf(at) })),
  };
}

/** What the newest run could not read, each with the reason that the forge gave. */
export function unreadView(run: HarvestRun | undefined) {
  if (!run) return [];
  return unreadOrganisations(run).map((login) => ({
    login,
    reason: run.faults.find(({ subject }) => subject === login)?.message ?? 'It could not be read.',
  }));
}

function factsOf(run: HarvestRun, now: Date) {
  const { startedAt, finishedAt, trigger, full, counts, usage } = run;
  return [
    { key: 'Started', value: `${momentOf(startedAt)} (${triggerLabels[trigger].toLowerCase()})` },
    { key: 'Finished', value: finishedAt === null ? 'Still running' : momentOf(finishedAt) },
    { key: 'Time taken', value: tookOf(run, now) },
    {
      key: 'Type',
      value: full ? 'Full update' : 'Update of what has changed',
    },
    { key: 'Repositories checked', value: numberOf(counts.seen) },
    { key: 'New', value: numberOf(counts.found) },
    { key: 'Changed', value: numberOf(counts.changed) },
    { key: 'Withdrawn', value: numberOf(counts.withdrawn) },
    { key: 'Files collected', value: numberOf(counts.files) },
    { key: 'Data received', value: bytesOf(usage.bytes) },
    {
      key: 'Time waiting for request limits',
      value: usage.waitedMs === 0 ? 'None' : durationOf(usage.waitedMs),
    },
    { key: 'Requests retried', value: numberOf(usage.retries) },
  ];
}

function requestsOf({ usage }: HarvestRun): number {
  return Object.values(usage.requests).reduce((sum, count) => sum + count, 0);
}

function tookOf({ startedAt, finishedAt }: HarvestRun, now: Date): string {
  const end = finishedAt === null ? now.getTime() : Date.parse(finishedAt);
  const took = durationOf(end - Date.parse(startedAt));
  return finishedAt === null ? `${took} so far` : took;
}
