import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silentLog, type Log } from '../../src/base/log.ts';
import { Problem } from '../../src/base/problem.ts';
import { openSchedule, type Schedule } from '../../src/jobs/schedule.ts';

let schedule: Schedule;
beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-23T05:58:30Z') }));
afterEach(() => {
  schedule.stop();
  vi.useRealTimers();
});

function open(start: () => Promise<unknown>, expression = () => '0 6 * * *', log: Log = silentLog) {
  schedule = openSchedule({ name: 'copying', expression, start, log });
  return schedule;
}

test('starts at the points of the expression in force, until it is stopped', async () => {
  const start = vi.fn(() => Promise.resolve());
  let expression = '0 6 * * *';
  open(start, () => expression);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(start).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(start).toHaveBeenCalledTimes(1);
  expression = '* * * * *';
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(start).toHaveBeenCalledTimes(3);
  schedule.stop();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(start).toHaveBeenCalledTimes(3);
});

test('startNow logs a running job as information, and any other failure as an error', async () => {
  const logged: string[] = [];
  const log: Log = {
    ...silentLog,
    info: (_, message) => logged.push(`info: ${message}`),
    error: (_, message) => logged.push(`error: ${message}`),
  };
  await open(() => Promise.reject(new Problem('conflict', 'Busy.')), undefined, log).startNow();
  schedule.stop();
  await open(() => Promise.reject(new Error('disk full')), undefined, log).startNow();
  expect(logged).toEqual(['info: It is running already', 'error: It could not start on schedule']);
});
