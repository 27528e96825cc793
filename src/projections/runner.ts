import type { Log } from '../base/log.ts';
import { follow, type ChangeSource } from './follow.ts';
import type { Projection } from './projection.ts';

/** Brings projections up to the store and keeps them there. */
export interface ProjectionRunner extends AsyncDisposable {
  /**
   * Brings all of them up to the store now, whatever failed before.
   *
   * @throws the first failure, after all have been tried
   */
  catchUp(): Promise<void>;
  /** Follows from now on: at every `wake`, and by polling what other processes write. */
  start(): void;
  /** Says that the store has changed. Those that failed just now wait for their time. */
  wake(): void;
  /** How far each has come at this moment. */
  status(): Promise<readonly ProjectionStatus[]>;
}

export interface ProjectionStatus {
  name: string;
  /** Whether it has held everything the store had, and has not lost it since; until then it must not be asked. */
  isComplete: boolean;
  /** Changes it has still to take, as far as is known; null when it could not be asked. */
  lag: number | null;
  /** What it failed with; null when it works. */
  failure: string | null;
}

interface RunnerOptions {
  store: ChangeSource;
  projections: readonly Projection[];
  log: Log;
  pollMs?: number;
  /** The first wait after a failure; each further one is twice as long, up to `maxBackoffMs`. */
  backoffMs?: number;
  maxBackoffMs?: number;
}

/** One loop for any number of projections: one that fails, or is slow, holds up no other. */
export function createProjectionRunner(options: RunnerOptions): ProjectionRunner {
  const { pollMs = 1_000 } = options;
  const stopping = new AbortController();
  const followers = options.projections.map((each) => new Follower(each, options, stopping.signal));
  let timer: NodeJS.Timeout | undefined;
  const wake = () => {
    if (!stopping.signal.aborted) for (const follower of followers) follower.wake();
  };
  return {
    wake,
    async catchUp() {
      const results = await Promise.allSettled(followers.map((each) => each.run()));
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    },
    start() {
      timer ??= setInterval(wake, pollMs);
      wake();
    },
    status: () => Promise.all(followers.map((each) => each.status())),
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      stopping.abort();
      await Promise.all(followers.map((each) => each.idle()));
    },
  };
}

class Follower {
  readonly #projection: Projection;
  readonly #options: RunnerOptions;
  readonly #signal: AbortSignal;
  #last: Promise<void> = Promise.resolve();
  /** Runs that have not begun. */
  #queued = 0;
  #failures = 0;
  #retryAt = 0;
  #failure: string | null = null;
  #isComplete = false;
  #lag: number | null = null;

  constructor(projection: Projection, options: RunnerOptions, signal: AbortSignal) {
    this.#projection = projection;
    this.#options = options;
    this.#signal = signal;
  }

  async status(): Promise<ProjectionStatus> {
    await this.#measure().catch(() => {}); // shows as not complete
    if (!this.#isComplete) this.wake();
    const { name } = this.#projection;
    return { name, isComplete: this.#isComplete, lag: this.#lag, failure: this.#failure };
  }

  /** Runs once more after what is under way, unless that is settled already or it has failed just now. */
  wake(): void {
    if (this.#queued === 0 && performance.now() >= this.#retryAt) this.run().catch(() => {}); // it has been logged
  }

  /** Runs after what is under way, so that everything written until now is taken. */
  run(): Promise<void> {
    this.#queued += 1;
    const run = this.#last
      .catch(() => {})
      .then(() => {
        this.#queued -= 1;
        return this.#follow();
      });
    this.#last = run;
    return run;
  }

  async idle(): Promise<void> {
    await this.#last.catch(() => {});
  }

  async #follow(): Promise<void> {
    const { store, log } = this.#options;
    const { name } = this.#projection;
    try {
      await this.#measure();
      if (this.#isComplete && this.#lag === 0) return;
      const changes = await follow(store, this.#projection, this.#signal);
      if (changes > 0) log.debug({ projection: name, changes }, 'Projection brought up to date');
      this.#succeeded();
    } catch (error) {
      if (!this.#signal.aborted) this.#failed(error);
      throw error;
    }
  }

  /** How far it lags; what lost its place is not current any more. */
  async #measure(): Promise<void> {
    const at = await this.#projection.position().catch((error: unknown) => {
      this.#isComplete = false;
      this.#lag = null;
      throw error;
    });
    const end = await this.#options.store.changePosition();
    const isOurs = at ? at.history === end.history && at.position <= end.position : end.position === 0;
    if (!isOurs) this.#isComplete = false;
    this.#lag = end.position - (isOurs ? (at?.position ?? 0) : 0);
  }

  #succeeded(): void {
    if (this.#failures > 0)
      this.#options.log.info({ projection: this.#projection.name }, 'Projection works again');
    this.#failures = 0;
    this.#retryAt = 0;
    this.#failure = null;
    this.#isComplete = true;
    this.#lag = 0;
  }

  #failed(error: unknown): void {
    const { log, backoffMs = 250, maxBackoffMs = 60_000 } = this.#options;
    const waitMs = Math.min(backoffMs * 2 ** this.#failures, maxBackoffMs);
    this.#failures += 1;
    this.#retryAt = performance.now() + waitMs;
    this.#failure = error instanceof Error ? error.message : String(error);
    log.error(
      { projection: this.#projection.name, err: error, retryInMs: waitMs },
      'A projection could not be brought up to date',
    );
  }
}
