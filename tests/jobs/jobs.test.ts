import { describe, expect, test } from 'vitest';
import { silentLog, type Log } from '../../src/base/log.ts';
import { Problem } from '../../src/base/problem.ts';
import { createJobs, type JobsOptions, type JobWork } from '../../src/jobs/jobs.ts';

interface Progress {
  id: string;
  step: number;
}

function someJobs(options: Partial<JobsOptions> = {}) {
  const words = { name: 'copying', busy: 'It is busy.', stopped: 'It was stopped.' };
  return createJobs<Progress>({ ...words, maxKept: 2, log: silentLog, ...options });
}

/** Work that has begun and ends when it is told to. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const run: JobWork<Progress> = async ({ id, report, signal }) => {
    signal.addEventListener('abort', () => reject(signal.reason as Problem));
    report({ id, step: 1 });
    await promise;
    report({ id, step: 2 });
  };
  return { run, end: () => resolve(undefined), fail: reject };
}

describe('background jobs', () => {
  test('start with the first progress, and are current until they end', async () => {
    const jobs = someJobs();
    expect(jobs.current()).toBeUndefined();
    const { run, end } = work();
    const begun = await jobs.start(run);
    expect(begun.step).toBe(1);
    expect(jobs.current()).toEqual(begun);
    end();
    await jobs.ended(begun.id);
    expect(jobs.current()).toBeUndefined();
    expect(jobs.find(begun.id)).toEqual({ id: begun.id, step: 2 });
  });

  test('run one at a time, and the next may start when the last has ended', async () => {
    const jobs = someJobs();
    const first = work();
    const starting = jobs.start(first.run);
    await expect(jobs.start(work().run)).rejects.toMatchObject({ kind: 'conflict', message: 'It is busy.' });
    const { id } = await starting;
    await expect(jobs.start(work().run)).rejects.toMatchObject({ kind: 'conflict' });
    first.end();
    await jobs.ended(id);
    await expect(jobs.start(work().run)).resolves.toMatchObject({ step: 1 });
  });

  test('that fail before they begin reject, are not kept and leave room for others', async () => {
    const jobs = someJobs({ onEnd: () => Promise.reject(new Error('must not be called')) });
    const refused = new Problem('invalid', 'There is nothing to copy.');
    await expect(jobs.start(() => Promise.reject(refused))).rejects.toBe(refused);
    await expect(jobs.start(() => Promise.resolve())).rejects.toThrow('said nothing');
    await expect(jobs.start(work().run)).resolves.toMatchObject({ step: 1 });
  });

  test('that fail after they have begun are logged, and what they said last is kept', async () => {
    const errors: unknown[] = [];
    const log: Log = { ...silentLog, error: (fields) => errors.push(fields) };
    const jobs = someJobs({ log });
    const { run, fail } = work();
    const { id } = await jobs.start(run);
    const cause = new Error('disk full');
    fail(cause);
    await jobs.ended(id);
    expect(errors).toEqual([{ job: 'copying', id, err: cause }]);
    expect(jobs.find(id)).toEqual({ id, step: 1 });
    expect(jobs.current()).toBeUndefined();
  });

  test('of which the newest are kept', async () => {
    const jobs = someJobs();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { run, end } = work();
      ids.push((await jobs.start(run)).id);
      end();
      await jobs.ended(ids.at(-1) ?? '');
    }
    expect(ids.map((id) => jobs.find(id)?.step)).toEqual([undefined, 2, 2]);
    await jobs.ended(ids[0] ?? '');
  });

  test('are aborted with the reason by stop, which waits for them and lets no more start', async () => {
    const ends: string[] = [];
    const onEnd = async () => {
      await Promise.resolve();
      ends.push('ended');
    };
    const jobs = someJobs({ onEnd });
    await jobs.start(work().run);
    await jobs.stop();
    expect(ends).toEqual(['ended']);
    expect(jobs.current()).toBeUndefined();
    await expect(jobs.start(work().run)).rejects.toMatchObject({
      kind: 'conflict',
      message: 'It was stopped.',
    });
  });

  test('call onEnd after each, and survive its failure', async () => {
    const jobs = someJobs({ onEnd: () => Promise.reject(new Error('index lost')) });
    const { run, end } = work();
    const { id } = await jobs.start(run);
    end();
    await jobs.ended(id);
    await expect(jobs.start(work().run)).resolves.toMatchObject({ step: 1 });
  });
});
