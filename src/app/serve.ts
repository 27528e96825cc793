import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createAlarmLoop } from '../alarms/alarm-loop.ts';
import { createApi, describeApi } from '../api/api.ts';
import { createAuth } from '../auth/authenticate.ts';
import { systemClock } from '../base/clock.ts';
import type { ServeOptions } from '../cli/cli.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import { createHarvestControl, type HarvestControl, type HarvestOptions } from '../harvest/harvest.ts';
import { openSchedule, type Schedule } from '../jobs/schedule.ts';
import { createDeliveryLoop } from '../outgoing/delivery-loop.ts';
import { createWebhookDesk } from '../outgoing/webhook-desk.ts';
import { proseOf } from '../policy/policy.ts';
import { createDecisionDesk } from '../visibility/decision-desk.ts';
import { compareReleasesOf } from '../templates/templates.ts';
import { createWeb, serveWeb } from '../web/web.ts';
import { openDigest } from './open-digest.ts';
import { openPublishing } from './open-publishing.ts';
import type { Parts } from './parts.ts';
import { webTemplateRepositories } from './web-template-repositories.ts';

/** A server that must build its index first waits so long before it listens; searches are refused until it is built. */
const maxIndexWaitMs = 10_000;
const ownSchedule = { kind: 'system', name: 'schedule' } as const;

export interface ServerParts extends Parts {
  harvest: (options: HarvestOptions) => Promise<HarvestRun>;
  /** That git may use, at this moment. */
  protocols: () => readonly string[];
}

/** Serves pages and the API until the signal is aborted, and harvests on schedule if asked to. */
export async function serve(
  parts: ServerParts,
  { harvest: onSchedule, signal, onListening }: ServeOptions,
): Promise<void> {
  const { config, log, store, runner, catalogue } = parts;
  const harvests = createHarvestControl({ run: parts.harvest, log, onEnd: () => runner.catchUp() });
  const { web, upgrades, upgradeOnSchedule } = createApp(parts, harvests);
  const { host, port } = config.environment;
  void announceTemplateFaults(parts);
  await startProjections(parts);
  await using alarms = createAlarmLoop(alarmOptions(parts));
  alarms.start();
  await using deliveries = createDeliveryLoop({ store, holder: randomUUID(), clock: systemClock, log });
  deliveries.start();
  await using digest = openDigest(parts);
  digest?.start();
  const serving = await serveWeb(web, { host, port, signal, log });
  onListening(serving.url);
  const schedule = onSchedule
    ? openSchedule({
        ...{ name: 'harvest', expression: () => catalogue().schedule.harvest, log },
        start: () => harvests.start({ trigger: 'schedule', full: false, by: ownSchedule }),
      })
    : undefined;
  const upgradeSchedule = upgradeOnSchedule && openUpgradeSchedule(parts, upgradeOnSchedule);
  await schedule?.startNow();
  await serving.stopped;
  schedule?.stop();
  upgradeSchedule?.stop();
  await Promise.all([harvests.stop(), upgrades?.stop()]);
}

/** Off unless the catalogue says when. */
function openUpgradeSchedule({ catalogue, log }: ServerParts, start: () => Promise<void>): Schedule {
  return openSchedule({ name: 'upgrades', expression: () => catalogue().upgrades?.schedule, start, log });
}

function createApp(parts: ServerParts, harvests: HarvestControl) {
  const { config, log, store, publicStore, search, runner, templates, catalogue, version, protocols } = parts;
  const { environment } = config;
  const auth = createAuth(environment);
  const { publishing, upgrades, mending, upgradeOnSchedule } = openPublishing({
    ...{ environment, protocols, templates, log, hasAdministrator: auth.hasAdministrator },
    ...{ store: publicStore, records: store, catalogue },
  });
  const shared = {
    decisions: createDecisionDesk({ register: parts.decisions, store: publicStore, clock: systemClock }),
    ...{ store: publicStore, reuse: store, actions: store, search, catalogue, templates },
    webhooks: createWebhookDesk({ store, clock: systemClock }),
    ...{ harvests, upgrades, mending, auth, clock: systemClock, log, version },
    publicUrl: environment.publicUrl,
    compareReleases: compareReleasesOf(templates),
    projections: () => runner.status(),
    ...{ searchState: parts.searchState, pictures: parts.pictures },
    policies: () => config.policies,
    readRepository: webTemplateRepositories(environment.forges.github.apiUrl),
  };
  const web = createWeb({
    ...shared,
    proxies: environment.proxies,
    publishing,
    prose: proseOf,
    api: createApi(shared),
    apiDescription: () => describeApi(shared),
  });
  return { web, upgrades, upgradeOnSchedule };
}

/** An organisation's templates that cannot be read are missing from the pages: its operator is told at once. */
async function announceTemplateFaults({ templates, log }: Parts): Promise<void> {
  for (const fault of await templates.faults()) log.error({ fault }, 'A template cannot be used');
}

/** A failure is logged, and searches are refused until it is over. */
async function startProjections({ runner, index }: Parts): Promise<void> {
  runner.start();
  await Promise.race([
    runner.catchUp().catch(() => {}),
    setTimeout(maxIndexWaitMs, undefined, { ref: false }),
  ]);
  await index.tidy();
}

function alarmOptions({ store, config, catalogue, log }: ServerParts): Parameters<typeof createAlarmLoop>[0] {
  const { alarmUrl: url } = config.environment;
  const overdueAfterHours = () => catalogue().schedule.overdueAfterHours;
  return { store, url, overdueAfterHours, holder: randomUUID(), clock: systemClock, log };
}
