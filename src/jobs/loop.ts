/** Work that is done again and again in the background, never twice at once. */
export interface Loop extends AsyncDisposable {
  /**
   * Works after what is under way, whatever failed before.
   *
   * @throws what the work throws
   */
  run(): Promise<void>;
  /** Works once more, unless that is settled already or the work has failed just now. */
  wake(): void;
  /** Wakes now and from time to time, until disposed of. */
  start(): void;
}

interface LoopOptions {
  /** Aborted when the loop is disposed of. */
  work: (signal: AbortSignal) => Promise<void>;
  pollMs: number;
  /** The first wait after a failure; each further one is twice as long, up to `maxBackoffMs`. */
  backoffMs: number;
  maxBackoffMs: number;
  onFailure: (error: unknown, retryInMs: number) => void;
  /** Called when the work succeeds after it had failed. */
  onRecovery: () => void;
}

export function createLoop(options: LoopOptions): Loop {
  return new BackgroundLoop(options);
}

class BackgroundLoop implements Loop {
  readonly #options: LoopOptions;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();
  /** Runs that have not begun. */
  #queued = 0;
  #failures = 0;
  #retryAt = 0;

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  run(): Promise<void> {
    this.#queued += 1;
    const run = this.#last
      .catch(() => {})
      .then(() => {
        this.#queued -= 1;
        return this.#work();
      });
    this.#last = run;
    return run;
  }

  wake(): void {
    if (this.#stopping.signal.aborted || this.#queued > 0 || performance.now() < this.#retryAt) return;
    this.run().catch(() => {}); // onFailure has it
  }

  start(): void {
    this.#timer ??= setInterval(() => this.wake(), this.#options.pollMs);
    this.wake();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#last.catch(() => {});
  }

  async #work(): Promise<void> {
    const { work, backoffMs, maxBackoffMs, onFailure, onRecovery } = this.#options;
    try {
      await work(this.#stopping.signal);
    } catch (error) {
      if (this.#stopping.signal.aborted) throw error;
      const waitMs = Math.min(backoffMs * 2 ** this.#failures, maxBackoffMs);
      this.#failures += 1;
      this.#retryAt = performance.now() + waitMs;
      onFailure(error, waitMs);
      throw error;
    }
    if (this.#failures > 0) onRecovery();
    this.#failures = 0;
    this.#retryAt = 0;
  }
}
