import { actorName, type Actor } from '../../auth/actor.ts';
import { Problem } from '../../base/problem.ts';
import { createJobs } from '../../jobs/jobs.ts';
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
  /** Of a run that nobody asked for: why each service is in it, by its name in lower case. It is quiet where nothing matters. */
  reasons?: ReadonlyMap<string, string>;
  /** Who asked: for the record and the log. */
  by: Actor;
}

export interface BackgroundUpgrades extends UpgradeControl {
  /** Stops the run in progress, if any, and waits until its end is recorded. */
  stop(): Promise<void>;
}

/** Of one run; more are left for the next. */
export const maxUpgrades = 50;

export function createUpgradeControl(tools: UpgradeRunDependencies): BackgroundUpgrades {
  const jobs = createJobs<UpgradeRun>({
    ...{ name: 'upgrades', maxKept: 20, log: tools.log },
    busy: 'Other services are being upgraded. Try again in a minute.',
    stopped: 'The hub was stopped before this was done.',
  });
  return {
    find: (id) => jobs.find(id),
    ended: (id) => jobs.ended(id),
    stop: () => jobs.stop(),
    start: (request) =>
      jobs.start(async (job) => {
        const run = await planRun(job.id, request, tools);
        logRequest(run, request, tools);
        job.report(run);
        const { by, reasons } = request;
        await runUpgrades(run, { by: actorName(by), reasons, tools, signal: job.signal });
        tools.log.info({ id: run.id, states: run.services.map(({ state }) => state) }, 'Upgrades ended');
      }),
  };
}

async function planRun(
  id: string,
  { template: templateId, repositories, dryRun }: UpgradeRequest,
  { store, templates, clock }: UpgradeRunDependencies,
): Promise<UpgradeRun> {
  const { template } = await templates.find(templateId);
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
    ...{ id, template: template.id, dryRun },
    ...{ startedAt: clock().toISOString(), finishedAt: null },
    services: chosen.map((one) => waiting(one, template.version)),
  };
}

function logRequest(run: UpgradeRun, { by }: UpgradeRequest, { log }: UpgradeRunDependencies): void {
  const { id, template, dryRun } = run;
  const repositories = run.services.map(({ owner, name }) => `${owner}/${name}`);
  log.info({ id, template, dryRun, repositories, by: actorName(by) }, 'Upgrades asked for');
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
