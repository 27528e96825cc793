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
import type { HarvestStore, SaveResult } from '../store/store.ts';
import type { AccountStep, Batch } from './batch.ts';

/** A run keeps its first faults whole; beyond these it counts them in one last line. */
const maxFaults = 500;
const saveEvery = 1000;

export interface HarvestProgress {
  readonly run: HarvestRun;
  update(login: string, change: Partial<Omit<OrganisationProgress, 'login'>>): void;
  fault(subject: string, problem: Problem): void;
  /** Takes in what a batch held and what became of it. */
  add(batch: Batch, result: Pick<SaveResult, 'found' | 'changed'> & { withdrawn: number }): void;
  /** Stores the record when the last time is long enough ago, and tells the listener. */
  tick(): Promise<void>;
  finish(state: HarvestState): Promise<void>;
}

interface HarvestProgressOptions {
  run: Pick<HarvestRun, 'id' | 'trigger' | 'full' | 'only'>;
  /** Name of who asked for it. */
  by: string;
  logins: readonly string[];
  store: Pick<HarvestStore, 'saveHarvest'>;
  clock: Clock;
  usage: () => Usage;
  onProgress: (run: HarvestRun) => void;
}

/** Keeps the record of one harvest up to date, here and in the store. */
export function createHarvestProgress(options: HarvestProgressOptions): HarvestProgress {
  const { store, clock } = options;
  const run = startRun(options.run, options.logins, clock);
  const byLogin = new Map(run.organisations.map((each) => [each.login, each]));
  let savedAt = 0;

  async function save(): Promise<void> {
    savedAt = clock().getTime();
    run.usage = options.usage();
    options.onProgress(run);
    await store.saveHarvest(run, options.by);
  }

  function fault(subject: string, { kind, message }: Problem): void {
    addFault(run.faults, { at: clock().toISOString(), subject, kind, message });
  }

  return {
    run,
    update: (login, change) => update(byLogin.get(login), change),
    fault,
    add(batch, { found, changed, withdrawn }) {
      run.counts.found += found;
      run.counts.changed += changed;
      run.counts.withdrawn += withdrawn;
      run.counts.files += batch.blobs.size;
      for (const step of batch.accounts) addStep(run, byLogin.get(step.listing.login), step);
      for (const { subject, problem } of batch.faults) fault(subject, problem);
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

function addStep(
  run: HarvestRun,
  organisation: OrganisationProgress | undefined,
  { state, seen = 0, total }: AccountStep,
): void {
  run.counts.seen += seen;
  switch (state) {
    case 'page':
      return update(organisation, { seen: (organisation?.seen ?? 0) + seen, total: total ?? null });
    case 'unchanged':
      return update(organisation, { state, total: total ?? null });
    case 'missing':
      return update(organisation, { state, total: 0 });
    case 'done':
    case 'failed':
      return update(organisation, { state });
    case 'reconciled':
  }
}

/** Where one of an organisation's accounts was not read, neither was the organisation as a whole. */
function update(organisation: OrganisationProgress | undefined, change: Partial<OrganisationProgress>): void {
  if (!organisation) return;
  const states = [organisation.state, change.state ?? organisation.state];
  const state = unread.find((each) => states.includes(each)) ?? change.state ?? organisation.state;
  Object.assign(organisation, change, { state });
}

/** The worst first. */
const unread = ['failed', 'missing'] as const;

function startRun(
  { id, trigger, full, only }: HarvestProgressOptions['run'],
  logins: readonly string[],
  clock: Clock,
): HarvestRun {
  return {
    id,
    trigger,
    full,
    ...(only && { only }),
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
