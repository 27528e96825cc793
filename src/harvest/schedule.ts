import { Cron } from 'croner';
import { Problem } from '../base/problem.ts';
import type { Log } from '../base/log.ts';
import type { HarvestControl } from './harvest-control.ts';

interface ScheduleOptions {
  harvests: HarvestControl;
  /** Cron expression, in UTC; asked again each minute, as the catalogue may be edited. */
  expression: () => string;
  log: Log;
}

export interface HarvestSchedule {
  stop(): void;
}

/** Starts a harvest at every point of the schedule. A harvest that is still running is left to finish. */
export function scheduleHarvests({ harvests, expression, log }: ScheduleOptions): HarvestSchedule {
  const everyMinute = new Cron('* * * * *', { timezone: 'UTC' }, (job: Cron) => {
    const minute = job.currentRun() ?? new Date();
    if (new Cron(expression(), { timezone: 'UTC', paused: true }).match(minute))
      void startHarvest(harvests, log);
  });
  return { stop: () => everyMinute.stop() };
}

/** Starts a harvest unless one is running anywhere on this data. */
export async function startHarvest(harvests: HarvestControl, log: Log): Promise<void> {
  try {
    await harvests.start({ trigger: 'schedule', full: false, by: { kind: 'system', name: 'schedule' } });
  } catch (error) {
    if (error instanceof Problem && error.kind === 'conflict') log.info({}, 'A harvest is running already');
    else log.error({ error: String(error) }, 'The scheduled harvest could not start');
  }
}
