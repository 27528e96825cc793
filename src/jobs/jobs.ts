import { randomUUID } from 'node:crypto';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';

/** Work of one kind that runs in the background, one job at a time. `Progress` is what a job says of itself. */
export interface Jobs<Progress> {
  /** What the job that is running said last; undefined when none is. */
  current(): Progress | undefined;
  /** What a job said last, whether it runs or has ended; undefined for one that is not kept any more. */
  find(id: string): Progress | undefined;
  /**
   * Starts a job.
   *
   * @returns what it says first
   * @throws Problem `conflict` while another runs, and after `stop`; whatever the work throws before it has said anything
   */
  start(work: JobWork<Progress>): Promise<Progress>;
  /** Resolves when the job has ended, at once for one that is not known. */
  ended(id: string): Promise<void>;
  /** Aborts the job that is running, waits for its end and lets none start after it. */
  stop(): Promise<void>;
}

export type JobWork<Progress> = (job: Job<Progress>) => Promise<void>;

/** A job as its work sees it. */
export interface Job<Progress> {
  id: string;
  /** Aborted, with the reason as a Problem, when jobs of this kind are stopped. */
  signal: AbortSignal;
  /** Says how far it is. The first call means that it has begun: a failure after it is logged and reaches nobody. */
  report: (progress: Progress) => void;
}

export interface JobsOptions {
  /** What the log calls a job. */
  name: string;
  /** The sentence for those who ask for a job while one runs. */
  busy: string;
  /** The sentence for the job that is stopped, and for those who ask for one after that. */
  stopped: string;
  /** How many of the newest jobs can be found. */
  maxKept: number;
  log: Log;
  /** Called after each job that began, whatever its end. */
  onEnd?: () => Promise<void>;
}

export function createJobs<Progress>(options: JobsOptions): Jobs<Progress> {
  return new OneAtATime(options);
}

interface KeptJob<Progress> {
  progress: Progress | undefined;
  ended: Promise<void>;
}

class OneAtATime<Progress> implements Jobs<Progress> {
  readonly #options: JobsOptions;
  readonly #stopping = new AbortController();
  readonly #kept = new Map<string, KeptJob<Progress>>();
  #running: KeptJob<Progress> | undefined;

  constructor(options: JobsOptions) {
    this.#options = options;
  }

  current(): Progress | undefined {
    return this.#running?.progress;
  }

  find(id: string): Progress | undefined {
    return this.#kept.get(id)?.progress;
  }

  async start(work: JobWork<Progress>): Promise<Progress> {
    const { signal } = this.#stopping;
    signal.throwIfAborted();
    if (this.#running) throw new Problem('conflict', this.#options.busy);
    const id = randomUUID();
    const job: KeptJob<Progress> = { progress: undefined, ended: Promise.resolve() };
    const began = Promise.withResolvers<Progress>();
    const report = (progress: Progress) => {
      job.progress = progress;
      this.#keep(id, job);
      began.resolve(progress);
    };
    this.#running = job;
    job.ended = this.#follow(id, job, work({ id, signal, report })).catch(began.reject);
    return began.promise;
  }

  async ended(id: string): Promise<void> {
    await this.#kept.get(id)?.ended;
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Problem('conflict', this.#options.stopped));
    await Promise.all([this.#running?.ended, ...[...this.#kept.values()].map(({ ended }) => ended)]);
  }

  /** @throws what a job fails with before it has begun */
  async #follow(id: string, job: KeptJob<Progress>, working: Promise<void>): Promise<void> {
    const { name: kind, log } = this.#options;
    try {
      await working;
      if (job.progress === undefined) throw new Error(`The job “${kind}” has said nothing of itself.`);
    } catch (error) {
      if (job.progress === undefined) throw error;
      if (this.#stopping.signal.aborted) log.info({ job: kind, id }, 'A job was stopped');
      else log.error({ job: kind, id, err: error }, 'A job failed');
    } finally {
      this.#running = undefined;
    }
    await this.#afterwards();
  }

  async #afterwards(): Promise<void> {
    const { name: kind, log, onEnd } = this.#options;
    await onEnd?.().catch((error: unknown) => log.error({ job: kind, err: error }, 'After a job'));
  }

  #keep(id: string, job: KeptJob<Progress>): void {
    this.#kept.set(id, job);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > this.#options.maxKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}
