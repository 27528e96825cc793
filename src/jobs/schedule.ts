import { Cron } from 'croner';
import { Problem } from '../base/problem.ts';
import type { Log } from '../base/log.ts';

interface ScheduleOptions {
  /** What the log calls it. */
  name: string;
  /** Cron expression, in UTC; asked again each minute, as it may be edited. Undefined: never. */
  expression: () => string | undefined;
  start: () => Promise<unknown>;
  log: Log;
}

export interface Schedule {
  /** Starts it now, whatever the time. Rejects for nothing: what went wrong is in the log. */
  startNow(): Promise<void>;
  stop(): void;
}

/** Starts something at every point of a schedule. What is still running then, here or elsewhere, is left to finish. */
export function openSchedule({ name, expression, start, log }: ScheduleOptions): Schedule {
  async function startNow(): Promise<void> {
    try {
      await start();
    } catch (error) {
      if (error instanceof Problem && error.kind === 'conflict')
        log.info({ job: name }, 'It is running already');
      else log.error({ job: name, err: error }, 'It could not start on schedule');
    }
  }
  const everyMinute = new Cron('* * * * *', { timezone: 'UTC' }, (job: Cron) => {
    const minute = job.currentRun() ?? new Date();
    const now = expression();
    if (now !== undefined && new Cron(now, { timezone: 'UTC', paused: true }).match(minute)) void startNow();
  });
  return { startNow, stop: () => everyMinute.stop() };
}
