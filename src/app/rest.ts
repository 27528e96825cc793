/** After a failure a server is left alone for a while, each time for twice as long. */
const firstRestMs = 1_000;
const maxRestMs = 15_000;

/** How long a server is left alone after failures; nothing to wait for while it works. */
export class Rest {
  readonly #now: () => number;
  #failures = 0;
  #until = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  isOver(): boolean {
    return this.#failures === 0 || this.#now() >= this.#until;
  }

  /** Somebody asks again now: others do not wait with them. */
  begin(): void {
    this.#until = this.#now() + maxRestMs;
  }

  end(): void {
    this.#failures = 0;
  }

  lengthen(): void {
    this.#until = this.#now() + Math.min(maxRestMs, firstRestMs * 2 ** this.#failures);
    this.#failures += 1;
  }
}
