import { setTimeout } from 'node:timers/promises';
import type { Log } from '../base/log.ts';
import { createLoop, type Loop } from '../jobs/loop.ts';
import { follow, type ChangeSource } from './follow.ts';
import type { Projection } from './projection.ts';

/** How long `catchUp` waits for optional ones. */
const maxOptionalWaitMs = 10_000;

/** Brings projections up to the store and keeps them there. */
export interface ProjectionRunner extends AsyncDisposable {
  /**
   * Brings all of them up to the store now, whatever failed before. Those that are optional are waited for a short while only, and may fail.
   *
   * @throws the first failure of the others, after all have been tried
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
  /** Whether others answer in its place. */
  isOptional: boolean;
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

/** A loop for each projection: one that fails, or is slow, holds up no other. */
export function createProjectionRunner(options: RunnerOptions): ProjectionRunner {
  const followers = options.projections.map((each) => new Follower(each, options));
  return {
    wake() {
      for (const { loop } of followers) loop.wake();
    },
    async catchUp() {
      const [optional, required] = partition(followers);
      const runs = Promise.allSettled(optional.map(({ loop }) => loop.run()));
      const results = await Promise.allSettled(required.map(({ loop }) => loop.run()));
      await Promise.race([runs, setTimeout(maxOptionalWaitMs, undefined, { ref: false })]);
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    },
    start() {
      for (const { loop } of followers) loop.start();
    },
    status: () => Promise.all(followers.map((each) => each.status())),
    async [Symbol.asyncDispose]() {
      await Promise.all(followers.map(({ loop }) => loop[Symbol.asyncDispose]()));
    },
  };
}

/** The optional ones, and the others. */
function partition(followers: readonly Follower[]): [Follower[], Follower[]] {
  return [
    followers.filter(({ isOptional }) => isOptional),
    followers.filter(({ isOptional }) => !isOptional),
  ];
}

class Follower {
  readonly loop: Loop;
  readonly isOptional: boolean;
  readonly #projection: Projection;
  readonly #options: RunnerOptions;
  #failure: string | null = null;
  #isComplete = false;
  #lag: number | null = null;

  constructor(projection: Projection, options: RunnerOptions) {
    this.#projection = projection;
    this.isOptional = projection.isOptional ?? false;
    this.#options = options;
    const { pollMs = 1_000, backoffMs = 250, maxBackoffMs = 60_000, log } = options;
    const { name } = projection;
    this.loop = createLoop({
      ...{ pollMs, backoffMs, maxBackoffMs },
      work: (signal) => this.#follow(signal),
      onFailure: (error, retryInMs) => {
        this.#failure = error instanceof Error ? error.message : String(error);
        log.error(
          { projection: name, err: error, retryInMs },
          'A projection could not be brought up to date',
        );
      },
      onRecovery: () => {
        this.#failure = null;
        log.info({ projection: name }, 'Projection works again');
      },
    });
  }

  async status(): Promise<ProjectionStatus> {
    await this.#measure().catch(() => {}); // shows as not complete
    if (!this.#isComplete) this.loop.wake();
    const { name } = this.#projection;
    return {
      name,
      isOptional: this.isOptional,
      isComplete: this.#isComplete,
      lag: this.#lag,
      failure: this.#failure,
    };
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { store, log } = this.#options;
    await this.#measure();
    if (this.#isComplete && this.#lag === 0) return;
    const changes = await follow(store, this.#projection, signal);
    if (changes > 0)
      log.debug({ projection: this.#projection.name, changes }, 'Projection brought up to date');
    this.#isComplete = true;
    this.#lag = 0;
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
}
