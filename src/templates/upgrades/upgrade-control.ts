import { randomUUID } from 'node:crypto';
import { nameOf, type Actor } from '../../auth/actor.ts';
import { Problem } from '../../base/problem.ts';
import { templateUsage } from './template-usage.ts';
import { chooseServices, leastRecentlyRequested, type ChosenService } from './choose-services.ts';
import {
  runUpgrades,
  type ServiceUpgrade,
  type UpgradeRun,
  type UpgradeRunDependencies,
} from './upgrade-run.ts';

/** How pages and the API have services upgraded in the background, and see how it goes. */
export interface UpgradeControl {
  /**
   * @throws Problem `not-found` for a template there is none of, `invalid` when no service can be upgraded at all,
   *   `conflict` while others are being upgraded
   */
  start(request: UpgradeRequest): Promise<UpgradeRun>;
  /** A run of this process: the newest are kept until it ends. */
  find(id: string): UpgradeRun | undefined;
  /** Resolves when the run has ended, at once for one that is not known. */
  ended(id: string): Promise<void>;
}

export interface UpgradeRequest {
  template: string;
  /** `owner/name`, in any case; all that are behind when undefined: those not asked for yet first, then in order of need. */
  repositories: readonly string[] | undefined;
  dryRun: boolean;
  /** Who asked: for the record and the log. */
  by: Actor;
}

export interface BackgroundUpgrades extends UpgradeControl {
  /** Stops the run in progress, if any, and waits until its end is recorded. */
  stop(): Promise<void>;
}

/** Of one run; more are left for the next. */
export const maxUpgrades = 50;
const runsKept = 20;

export function createUpgradeControl(tools: UpgradeRunDependencies): BackgroundUpgrades {
  return new OneAtATime(tools);
}

class OneAtATime implements BackgroundUpgrades {
  readonly #tools: UpgradeRunDependencies;
  readonly #stopping = new AbortController();
  readonly #runs = new Map<string, { run: UpgradeRun; ended: Promise<void> }>();
  #busy = false;

  constructor(tools: UpgradeRunDependencies) {
    this.#tools = tools;
  }

  find(id: string): UpgradeRun | undefined {
    return this.#runs.get(id)?.run;
  }

  async ended(id: string): Promise<void> {
    await this.#runs.get(id)?.ended;
  }

  async start(request: UpgradeRequest): Promise<UpgradeRun> {
    if (this.#busy)
      throw new Problem('conflict', 'Other services are being upgraded. Try again in a minute.');
    this.#busy = true;
    try {
      const run = await this.#plan(request);
      this.#begin(run, nameOf(request.by));
      return run;
    } catch (error) {
      this.#busy = false;
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Problem('conflict', 'The hub was stopped before this was done.'));
    await Promise.all([...this.#runs.values()].map(({ ended }) => ended));
  }

  async #plan({ template: id, repositories, dryRun }: UpgradeRequest): Promise<UpgradeRun> {
    const { store, templates, clock } = this.#tools;
    const { template } = await templates.find(id);
    const [entries, upgrades] = await Promise.all([
      store.services({ template: template.id }),
      store.newestUpgrades({ template: template.id }),
    ]);
    const services = leastRecentlyRequested(
      templateUsage(template, entries).services,
      upgrades,
      template.version,
    );
    const chosen = chooseServices(services, repositories).slice(0, maxUpgrades);
    if (!chosen.some(({ refusal }) => refusal === null))
      throw new Problem('invalid', nothingToDo(chosen), { faults: chosen.map(refused) });
    return {
      ...{ id: randomUUID(), template: template.id, dryRun },
      ...{ startedAt: clock().toISOString(), finishedAt: null },
      services: chosen.map((one) => waiting(one, template.version)),
    };
  }

  #begin(run: UpgradeRun, by: string): void {
    const { log } = this.#tools;
    const { id, template, dryRun } = run;
    const repositories = run.services.map(({ owner, name }) => `${owner}/${name}`);
    log.info({ id, template, dryRun, repositories, by }, 'Upgrades asked for');
    const ended = runUpgrades(run, { by, tools: this.#tools, signal: this.#stopping.signal })
      .then(() => log.info({ id, states: run.services.map(({ state }) => state) }, 'Upgrades ended'))
      .catch((error: unknown) => log.error({ err: error, id }, 'Upgrades failed'))
      .finally(() => (this.#busy = false));
    this.#runs.set(id, { run, ended });
    const oldest = this.#runs.keys().next().value;
    if (this.#runs.size > runsKept && oldest !== undefined) this.#runs.delete(oldest);
  }
}

function nothingToDo(chosen: readonly ChosenService[]): string {
  return chosen.length === 0
    ? 'No service of this template is behind.'
    : 'None of these services can be upgraded.';
}

function refused({ owner, name, refusal }: ChosenService): string {
  return `${owner}/${name}: ${refusal ?? ''}`;
}

function waiting({ owner, name, from, refusal }: ChosenService, to: string): ServiceUpgrade {
  return {
    ...{ owner, name, from, to, message: refusal, faults: [] },
    state: refusal === null ? 'waiting' : 'refused',
    ...{ writes: [], deletions: [], conflicts: [], pullRequest: null },
  };
}
