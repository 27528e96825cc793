import { actorName, type Actor } from '../auth/actor.ts';
import type { Log } from '../base/log.ts';
import { unreadOrganisations, type HarvestRun } from '../domain/harvest-run.ts';
import { createJobs } from '../jobs/jobs.ts';
import type { HarvestOptions } from './run-harvest.ts';

/** How pages, the API and the schedule start harvests in this process and see how they go. */
export interface HarvestControl {
  /** The run in progress here, or undefined. */
  current(): HarvestRun | undefined;
  /**
   * Starts a run in the background and returns its id.
   *
   * @param options.by who asked, for the log
   * @throws Problem `conflict` when one is running here or elsewhere
   */
  start(options: HarvestRequest): Promise<string>;
}

export interface HarvestRequest {
  trigger: HarvestRun['trigger'];
  full: boolean;
  by: Actor;
  /** Only these organisations, in lower case; all unless given. */
  only?: readonly string[];
  /** Ids of repositories that are looked at again whatever changed. */
  repositories?: readonly string[];
}

export interface BackgroundHarvests extends HarvestControl {
  /** Stops the run in progress, if any, and waits until it has left the store in order. */
  stop(): Promise<void>;
}

interface HarvestControlOptions {
  run: (options: HarvestOptions) => Promise<HarvestRun>;
  log: Log;
  /** Called after each run, whatever its end. */
  onEnd: () => Promise<void>;
}

export function createHarvestControl({ run, log, onEnd }: HarvestControlOptions): BackgroundHarvests {
  const jobs = createJobs<HarvestRun>({
    ...{ name: 'harvest', maxKept: 1, log, onEnd },
    busy: 'A harvest is running already.',
    stopped: 'The hub is stopping.',
  });
  return {
    current: () => jobs.current(),
    stop: () => jobs.stop(),
    async start({ trigger, full, by, only = [], repositories = [] }) {
      const { id } = await jobs.start(async (job) => {
        log.info({ id: job.id, trigger, full, by: actorName(by) }, 'Harvest asked for');
        const options = { id: job.id, trigger, full, by, only, repositories, signal: job.signal };
        logEnd(await run({ ...options, onProgress: job.report }), log);
      });
      return id;
    },
  };
}

const levels = { complete: 'info', partial: 'warn', failed: 'error' } as const;

/** One line for each fault, then one for the run. */
function logEnd(run: HarvestRun, log: Log): void {
  const { id, state, counts, usage, faults } = run;
  for (const { subject, kind, message } of faults) log.warn({ id, subject, kind }, message);
  const level = state === 'running' || state === 'interrupted' ? 'info' : levels[state];
  const details = { id, state, counts, usage, unread: unreadOrganisations(run), faults: faults.length };
  log[level](details, 'Harvest ended');
}
