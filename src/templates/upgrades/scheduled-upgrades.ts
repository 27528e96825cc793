import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { Problem } from '../../base/problem.ts';
import type { PublicUpgrade } from '../../domain/upgrade-record.ts';
import type { UpgradeSchedule } from '../../domain/upgrade-schedule.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import type { Templates } from '../definitions/load-templates.ts';
import { chooseScheduled, type ScheduleCandidate, type ScheduledService } from './choose-scheduled.ts';
import { templateUsage } from './template-usage.ts';
import type { UpgradeControl } from './upgrade-control.ts';

export interface ScheduledUpgradesDependencies {
  control: Pick<UpgradeControl, 'start' | 'ended'>;
  store: Pick<PublicStore, 'services' | 'newestUpgrades'>;
  templates: Pick<Templates, 'list'>;
  /** Whether a pull request is open now. */
  isOpen: (place: { owner: string; name: string; number: number }) => Promise<boolean>;
  clock: Clock;
  log: Log;
}

const by = { kind: 'system', name: 'upgrade schedule' } as const;

/**
 * Opens the upgrade pull requests that are due, template by template, within the limits of the settings. What comes of each service
 * is recorded as of any upgrade, with why it was due.
 *
 * @throws Problem `conflict` while somebody else's upgrades run
 */
export async function runScheduledUpgrades(
  settings: UpgradeSchedule,
  tools: ScheduledUpgradesDependencies,
): Promise<void> {
  const today = tools.clock().toISOString().slice(0, 10);
  const chosen = chooseScheduled(await candidatesIn(tools), settings, today);
  tools.log.info({ services: chosen }, 'Upgrades by schedule');
  const templates = new Set(chosen.map(({ template }) => template));
  for (const template of templates)
    await upgradeThese(
      template,
      chosen.filter((each) => each.template === template),
      tools.control,
    );
}

async function upgradeThese(
  template: string,
  services: readonly ScheduledService[],
  control: ScheduledUpgradesDependencies['control'],
): Promise<void> {
  const named = services.map(({ owner, name, reason }) => [`${owner}/${name}`, reason] as const);
  const reasons = new Map(named.map(([name, reason]) => [name.toLowerCase(), reason]));
  const repositories = named.map(([name]) => name);
  const { id } = await control.start({ template, repositories, dryRun: false, reasons, by });
  await control.ended(id);
}

async function candidatesIn({
  store,
  templates,
  isOpen,
  log,
}: ScheduledUpgradesDependencies): Promise<ScheduleCandidate[]> {
  const found: ScheduleCandidate[] = [];
  for (const template of await templates.list()) {
    const [entries, upgrades] = await Promise.all([
      store.services({ template: template.id }),
      store.newestUpgrades({ template: template.id }),
    ]);
    const newest = new Map(upgrades.map((upgrade) => [upgrade.repository, upgrade]));
    for (const service of templateUsage(template, entries).services) {
      const upgrade = newest.get(service.id);
      const open = await isStillOpen(service, upgrade, { isOpen, log });
      found.push({ template: template.id, version: template.version, service, newest: upgrade, open });
    }
  }
  return found;
}

/** One that cannot be looked up counts as open: no more than the limit may ever be. */
async function isStillOpen(
  { owner, name }: { owner: string; name: string },
  upgrade: PublicUpgrade | undefined,
  { isOpen, log }: Pick<ScheduledUpgradesDependencies, 'isOpen' | 'log'>,
): Promise<boolean> {
  if (!upgrade?.pullRequest || upgrade.outcome === 'declined') return false;
  try {
    return await isOpen({ owner, name, number: upgrade.pullRequest.number });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    log.warn({ err: error, repository: `${owner}/${name}` }, 'A pull request could not be looked up');
    return true;
  }
}
