import type { Clock } from '../base/clock.ts';
import type { Problem } from '../base/problem.ts';
import type {
  HarvestFault,
  HarvestRun,
  HarvestState,
  OrganisationProgress,
  Usage,
} from '../domain/harvest-run.ts';
import { noUsage } from '../domain/harvest-run.ts';
import type { HarvestStore } from '../store/store.ts';

/** A run keeps its first faults whole; beyond these it counts them in one last line. */
const maxFaults = 500;
const saveEvery = 1000;

export interface HarvestProgress {
  readonly run: HarvestRun;
  progress(login: string, change: Partial<Omit<OrganisationProgress, 'login'>>): void;
  fault(subject: string, problem: Problem): void;
  /** Stores the record when the last time is long enough ago, and tells the listener. */
  tick(): Promise<void>;
  finish(state: HarvestState): Promise<void>;
}

interface HarvestProgressOptions {
  run: Pick<HarvestRun, 'id' | 'trigger' | 'full'>;
  /** Name of who asked for it. */
  by: string;
  logins: readonly string[];
  store: Pick<HarvestStore, 'saveHarvest'>;
  clock: Clock;
  usage: () => Usage;
  onProgress: (run: HarvestRun) => void;
}

/** Keeps the record of one harvest up to date, here and in the store. */
export function createHarvestProgress({
  run: start,
  by,
  logins,
  store,
  clock,
  usage,
  onProgress,
}: HarvestProgressOptions): HarvestProgress {
  const run = startRun(start, logins, clock);
  const byLogin = new Map(run.organisations.map((each) => [each.login, each]));
  let savedAt = 0;

  async function save(): Promise<void> {
    savedAt = clock().getTime();
    run.usage = usage();
    onProgress(run);
    await store.saveHarvest(run, by);
  }

  return {
    run,
    progress: (login, change) => update(byLogin.get(login), change),
    fault(subject, problem) {
      addFault(run.faults, {
        at: clock().toISOString(),
        subject,
        kind: problem.kind,
        message: problem.message,
      });
    },
    async tick() {
      if (clock().getTime() - savedAt >= saveEvery) await save();
    },
    async finish(state) {
      run.state = state;
      run.finishedAt = clock().toISOString();
      await save();
    },
  };
}

/** Where one of an organisation's accounts failed, the organisation was not read whole. */
function update(organisation: OrganisationProgress | undefined, change: Partial<OrganisationProgress>): void {
  if (!organisation) return;
  const state = organisation.state === 'failed' ? 'failed' : (change.state ?? organisation.state);
  Object.assign(organisation, change, { state });
}

function startRun(
  { id, trigger, full }: HarvestProgressOptions['run'],
  logins: readonly string[],
  clock: Clock,
): HarvestRun {
  return {
    id,
    trigger,
    full,
    startedAt: clock().toISOString(),
    finishedAt: null,
    state: 'running',
    organisations: logins.map((login) => ({ login, state: 'waiting', seen: 0, total: null })),
    counts: { seen: 0, found: 0, changed: 0, withdrawn: 0, files: 0 },
    usage: noUsage(),
    faults: [],
  };
}

function addFault(faults: HarvestFault[], fault: HarvestFault): void {
  if (faults.length < maxFaults) faults.push(fault);
  else faults[maxFaults - 1] = { ...fault, subject: 'others', message: 'More faults than are listed here.' };
}

/** The usage of several forges, added up. */
export function addUsages(usages: readonly Usage[]): Usage {
  const sum = noUsage();
  for (const { requests, points, bytes, waitedMs, retries } of usages) {
    for (const [kind, count] of Object.entries(requests))
      sum.requests[kind] = (sum.requests[kind] ?? 0) + count;
    sum.points += points;
    sum.bytes += bytes;
    sum.waitedMs += waitedMs;
    sum.retries += retries;
  }
  return sum;
}

/** What was used since `before`, for a forge that counts from when it was opened. */
export function usageSince(before: Usage, now: Usage): Usage {
  const requests = Object.fromEntries(
    Object.entries(now.requests).map(([kind, count]) => [kind, count - (before.requests[kind] ?? 0)]),
  );
  return {
    requests,
    points: now.points - before.points,
    bytes: now.bytes - before.bytes,
    waitedMs: now.waitedMs - before.waitedMs,
    retries: now.retries - before.retries,
  };
}
