import type { RecordedRequest } from './request-log.ts';

type Hook = (request: RecordedRequest) => void | Promise<void>;

/** Functions of tests that run just before a request is answered. */
export class Hooks {
  #planned: { match: RegExp; countdown: number; run: Hook }[] = [];

  /** Runs before the n-th request from now (1: the next) whose kind matches. */
  add(n: number, run: Hook, match = /^/): void {
    this.#planned.push({ match, countdown: n, run });
  }

  async before(request: RecordedRequest): Promise<void> {
    const due = this.#planned.filter((hook) => hook.match.test(request.kind) && --hook.countdown === 0);
    this.#planned = this.#planned.filter(({ countdown }) => countdown > 0);
    for (const { run } of due) await run(request);
  }
}
