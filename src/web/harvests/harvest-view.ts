import type { HarvestRun } from '../../domain/harvest-run.ts';
import { addresses } from '../components/addresses.ts';
import { durationOf, momentOf } from '../text/dates.ts';
import { harvestLabels, progressLabels, triggerWords } from '../text/labels.ts';
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
  const { startedAt, finishedAt, state, trigger, full, counts, usage, organisations, faults } = run;
  const settled = organisations.filter((one) => one.state !== 'waiting' && one.state !== 'listing').length;
  return {
    title: `Harvest of ${momentOf(startedAt)}`,
    state: harvestLabels[state],
    running: state === 'running',
    progress: `${numberOf(settled)} of ${countOf(organisations.length, 'organisation')} done, ${countOf(counts.seen, 'repository', 'repositories')} read.`,
    settled: String(settled),
    whole: String(organisations.length),
    facts: [
      { key: 'Started', value: `${momentOf(startedAt)} (${triggerWords[trigger].toLowerCase()})` },
      { key: 'Ended', value: finishedAt === null ? 'Not yet' : momentOf(finishedAt) },
      { key: 'Took', value: tookOf(run, now) },
      {
        key: 'What was read',
        value: full ? 'Everything, and all that was known was looked for again' : 'What changed',
      },
      { key: 'Repositories read', value: numberOf(counts.seen) },
      { key: 'New', value: numberOf(counts.found) },
      { key: 'Changed', value: numberOf(counts.changed) },
      { key: 'Withdrawn', value: numberOf(counts.withdrawn) },
      { key: 'Files fetched', value: numberOf(counts.files) },
      { key: 'Received', value: bytesOf(usage.bytes) },
      { key: 'Waited for limits', value: usage.waitedMs === 0 ? 'Not at all' : durationOf(usage.waitedMs) },
      { key: 'Requests sent again', value: numberOf(usage.retries) },
    ],
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

function requestsOf({ usage }: HarvestRun): number {
  return Object.values(usage.requests).reduce((sum, count) => sum + count, 0);
}

function tookOf({ startedAt, finishedAt }: HarvestRun, now: Date): string {
  const end = finishedAt === null ? now.getTime() : Date.parse(finishedAt);
  const took = durationOf(end - Date.parse(startedAt));
  return finishedAt === null ? `${took} so far` : took;
}
