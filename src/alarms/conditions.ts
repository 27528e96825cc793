import type { Alarm } from '../domain/alarm.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';

/** An organisation that failed so many times running is no passing trouble. */
const maxFailures = 3;
/** How many of the newest runs tell of failures: some are of a few organisations only. */
export const runsToRead = 30;

const hourMs = 3_600_000;

interface HealthFacts {
  /** End of the newest complete harvest; null when there is none. ISO 8601. */
  lastComplete: string | null;
  /** The newest `runsToRead` runs, newest first. */
  runs: readonly HarvestRun[];
  overdueAfterHours: number;
  now: Date;
  /** From when a harvest may be expected where there never was one; at once unless given. */
  waitingSince?: Date;
}

/** What is wrong with the data at this moment, each as a plain sentence. Nothing: all is well. */
export function alarmsOf(facts: HealthFacts): Alarm[] {
  return [...stale(facts), ...failing(facts.runs)];
}

function stale({ lastComplete, overdueAfterHours, now, waitingSince }: HealthFacts): Alarm[] {
  const from = lastComplete === null ? waitingSince : new Date(lastComplete);
  if (from && now.getTime() - from.getTime() <= overdueAfterHours * hourMs) return [];
  const message =
    lastComplete === null
      ? 'No harvest has ever been completed. Start one, and see /harvests for what went wrong.'
      : `The newest complete harvest ended ${hoursBetween(lastComplete, now)} hours ago (${lastComplete}). It should never be older than ${overdueAfterHours} hours. See /harvests for what went wrong.`;
  return [{ id: 'stale', message }];
}

function hoursBetween(instant: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(instant)) / hourMs);
}

/** Organisations that failed in each of the newest runs that tried to read them. */
function failing(runs: readonly HarvestRun[]): Alarm[] {
  const logins = new Set(runs.flatMap(({ organisations }) => organisations.map(({ login }) => login)));
  return [...logins].sort().flatMap((login) => {
    const tried = runs.filter((run) => stateIn(run, login) !== undefined).slice(0, maxFailures);
    if (tried.length < maxFailures || tried.some((run) => stateIn(run, login) !== 'failed')) return [];
    const fault = tried[0]?.faults.find(({ subject }) => subject === login);
    const why = fault === undefined ? '' : ` ${fault.message}`;
    const message = `${login} could not be read in the last ${maxFailures} harvests.${why} Its data is older than that of the others.`;
    return [{ id: `organisation:${login}`, message }];
  });
}

/** How reading an organisation ended in a run; undefined where it did not come to an end. */
function stateIn(run: HarvestRun, login: string): 'failed' | 'read' | undefined {
  const state = run.organisations.find((each) => each.login === login)?.state;
  if (state === 'failed' || state === 'missing') return 'failed';
  return state === 'done' || state === 'unchanged' ? 'read' : undefined;
}
