import { createApi } from '../api/api.ts';
import { createAuth } from '../auth/authenticate.ts';
import { systemClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { ServeOptions } from '../cli/cli.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import {
  createHarvestControl,
  scheduleHarvests,
  startHarvest,
  type HarvestControl,
  type HarvestOptions,
} from '../harvest/harvest.ts';
import { proseOf } from '../policy/policy.ts';
import { createWeb, serveWeb } from '../web/web.ts';
import type { LiveIndex } from './live-index.ts';
import { openPublishing } from './open-publishing.ts';
import type { Parts } from './parts.ts';
import { webTemplateRepositories } from './web-template-repositories.ts';

/** How often a server looks for what other processes saved. */
const refreshEvery = 5000;

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
  const { config, log, index, catalogue } = parts;
  const harvests = createHarvestControl({ run: parts.harvest, log, onEnd: () => index.refresh() });
  const { web, upgrades } = createApp(parts, harvests);
  const { host, port } = config.environment;
  const serving = await serveWeb(web, { host, port, signal, log });
  onListening(serving.url);
  const refreshing = setInterval(() => void refresh(index, log), refreshEvery);
  void refresh(index, log);
  const schedule = onSchedule
    ? scheduleHarvests({ harvests, expression: () => catalogue().schedule.harvest, log })
    : undefined;
  if (onSchedule) await startHarvest(harvests, log);
  await serving.stopped;
  clearInterval(refreshing);
  schedule?.stop();
  await Promise.all([harvests.stop(), upgrades?.stop()]);
}

function createApp(parts: ServerParts, harvests: HarvestControl) {
  const { config, log, store, publicStore, index, templates, catalogue, version, protocols } = parts;
  const { environment } = config;
  const auth = createAuth(environment);
  const { publishing, upgrades } = openPublishing({
    ...{ environment, protocols, templates, log, hasAdministrator: auth.hasAdministrator },
    ...{ store: publicStore, records: store },
  });
  const shared = {
    ...{ store: publicStore, reuse: store, search: index.engine, catalogue, templates },
    ...{ harvests, upgrades, auth, clock: systemClock, log, version },
    policies: () => config.policies,
    readRepository: webTemplateRepositories(environment.github.apiUrl),
  };
  const web = createWeb({ ...shared, publishing, prose: proseOf, api: createApi(shared) });
  return { web, upgrades };
}

async function refresh(index: LiveIndex, log: Log): Promise<void> {
  await index
    .refresh()
    .catch((error: unknown) =>
      log.error({ error: String(error) }, 'The search index could not be brought up to date'),
    );
}
