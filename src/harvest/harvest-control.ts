import { randomUUID } from 'node:crypto';
import { nameOf, type Actor } from '../auth/actor.ts';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import type { HarvestOptions } from './run-harvest.ts';

/** How pages, the API and the schedule start harvests in this process and see how they go. */
export interface HarvestControl {
  /** The run in progress here, or undefined. */
  current(): HarvestRun | undefined;
  /**
   * Starts a run in the background and returns its id.
   *
   * @param options.by who asked, for the log
   * @throws Problem `conflict` when one is running here or elsewhere
   */
  start(options: { trigger: HarvestRun['trigger']; full: boolean; by: Actor }): Promise<string>;
}

export interface BackgroundHarvests extends HarvestControl {
  /** Stops the run in progress, if any, and waits until it has left the store in order. */
  stop(): Promise<void>;
}

interface HarvestControlOptions {
  run: (options: HarvestOptions) => Promise<HarvestRun>;
  log: Log;
  /** Called after each run, whatever its end. */
  onEnd: (run: HarvestRun | undefined) => Promise<void>;
}

export function createHarvestControl(options: HarvestControlOptions): BackgroundHarvests {
  return new OneAtATime(options);
}

class OneAtATime implements BackgroundHarvests {
  readonly #options: HarvestControlOptions;
  #run: HarvestRun | undefined;
  #ended: Promise<void> | undefined;
  #stopping = new AbortController();

  constructor(options: HarvestControlOptions) {
    this.#options = options;
  }

  current(): HarvestRun | undefined {
    return this.#run;
  }

  async start({ trigger, full, by }: Parameters<HarvestControl['start']>[0]): Promise<string> {
    if (this.#ended) throw new Problem('conflict', 'A harvest is running already.');
    const id = randomUUID();
    this.#stopping = new AbortController();
    this.#options.log.info({ id, trigger, full, by: nameOf(by) }, 'Harvest asked for');
    const began = Promise.withResolvers<string>();
    const running = this.#options.run({
      id,
      trigger,
      full,
      by,
      only: [],
      signal: this.#stopping.signal,
      onProgress: (progress) => {
        this.#run = progress;
        began.resolve(id);
      },
    });
    this.#ended = this.#follow(running, began.reject);
    return began.promise;
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Problem('conflict', 'The hub is stopping.'));
    await this.#ended;
  }

  async #follow(running: Promise<HarvestRun>, notBegun: (error: unknown) => void): Promise<void> {
    const { log, onEnd } = this.#options;
    try {
      const { id, state, counts, usage, faults } = await running;
      log.info({ id, state, counts, usage, faults: faults.length }, 'Harvest ended');
    } catch (error) {
      notBegun(error);
      if (this.#stopping.signal.aborted) log.info({}, 'Harvest stopped; the next one continues');
      else log.error({ error: String(error) }, 'Harvest failed');
    }
    const last = this.#run;
    this.#run = undefined;
    this.#ended = undefined;
    await onEnd(last).catch((error: unknown) => log.error({ error: String(error) }, 'After the harvest'));
  }
}
