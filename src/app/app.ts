import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createApi } from '../api/api.ts';
import { withEstate, type AssessmentContext } from '../assessment/assessment.ts';
import { systemClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { CommandHub, HubOptions, ServeOptions, LocalEvidence } from '../cli/cli.ts';
import { environmentVariables, followCatalogue, loadConfig, type Config } from '../config/config.ts';
import { openGitForge } from '../forge/git/git-forge.ts';
import { readRemoteEvidence } from '../forge/git/remote-evidence.ts';
import { openTreeReader } from '../forge/git/tree-reader.ts';
import { openGitHub } from '../forge/github/github.ts';
import { createHarvestControl, runHarvest, scheduleHarvests, startHarvest } from '../harvest/harvest.ts';
import type { HarvestOptions } from '../harvest/harvest.ts';
import { openLiveIndex, type LiveIndex } from './live-index.ts';
import { createLog } from './log.ts';
import { proseOf } from '../policy/policy.ts';
import { ownPrints } from './own-prints.ts';
import { openPublishing } from './open-publishing.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { TemplatePrint } from '../lineage/template-prints.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import { openStore } from '../store/open-store.ts';
import { postgres } from '../store/postgres/postgres.ts';
import { sqlite } from '../store/sqlite/sqlite.ts';
import type { Store } from '../store/store.ts';
import { loadTemplates, type Templates } from '../templates/templates.ts';
import { createPublicStore } from '../visibility/create-public-store.ts';
import type { PublicStore } from '../visibility/public-store.ts';
import { createWeb, serveWeb } from '../web/web.ts';
import { webTemplateRepositories } from './web-template-repositories.ts';

const gitLimits = { milliseconds: 120_000, bytes: 500_000_000, entries: 200_000 };
/** How often a server looks for what other processes saved. */
const refreshEvery = 5000;

/** Where this hub's own files are, and what relative paths of the environment are relative to. */
export interface Place {
  version: string;
  folder: string;
  policyFolder: string;
  templateFolder: string;
}

/** Reads the configuration and puts the parts together. */
export async function openHub(
  place: Place,
  { environment, catalogue, verbose = false }: HubOptions = {},
): Promise<CommandHub> {
  const env = environmentVariables();
  const { folder, policyFolder } = place;
  const config = await loadConfig({ env: { ...env, ...environment }, folder, policyFolder, catalogue });
  const level = verbose || env['LOG_LEVEL'] ? config.environment.logLevel : 'fatal';
  return open(config, place, createLog(level));
}

/** A repository anywhere that git can read without signing in, copied for as long as it takes to read it. */
export async function readRemote(url: string, signal: AbortSignal): Promise<LocalEvidence> {
  await using reader = openTreeReader({
    protocols: ['https', 'http', 'ssh', 'git', 'file'],
    limits: gitLimits,
    log: createLog('fatal'),
  });
  return await readRemoteEvidence(url, reader, signal);
}

/** Puts the parts together: the only place that chooses adapters. */
async function open(config: Config, { version, templateFolder }: Place, log: Log): Promise<CommandHub> {
  const { databaseUrl, dataFolder } = config.environment;
  await using opened = new AsyncDisposableStack();
  await mkdir(dataFolder, { recursive: true });
  const dialect = databaseUrl ? postgres(databaseUrl) : sqlite(join(dataFolder, 'hub.sqlite'));
  const store = opened.use(await openStore(dialect, { log }));
  const index = opened.use(
    await openLiveIndex({ folder: dataFolder, catalogue: config.catalogue, store, log }),
  );
  const live = opened.use(followCatalogue(config, log, (edited) => index.rebuild(edited)));
  const templates = loadTemplates(templateFolder);
  const parts: Parts = {
    ...{ config, log, version, store, index, templates },
    publicStore: createPublicStore(store, () => live.current()),
    catalogue: () => live.current(),
    ownPrints: ownPrints(templates, log),
  };
  const closing = opened.move();
  return {
    store,
    publicStore: parts.publicStore,
    search: index.engine,
    policies: config.policies,
    catalogue: parts.catalogue,
    context: async () => withEstate(contextOf(parts), { store, own: await parts.ownPrints() }),
    harvest: (options) => harvest(parts, options),
    refreshSearch: () => index.refresh(),
    serve: (options) => serve(parts, options),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

interface Parts {
  config: Config;
  log: Log;
  version: string;
  store: Store;
  publicStore: PublicStore;
  index: LiveIndex;
  templates: Templates;
  ownPrints: () => Promise<readonly TemplatePrint[]>;
  catalogue: () => Catalogue;
}

function contextOf({ config, catalogue, version }: Parts): AssessmentContext {
  const organisations = new Map(catalogue().organisations.map((each) => [each.login.toLowerCase(), each]));
  const curations = new Map(catalogue().licences.map((each) => [each.repository.toLowerCase(), each]));
  return { organisations, policies: config.policies, curations, hubVersion: version, now: systemClock() };
}

/** Forges are opened for each harvest, so that an edited catalogue counts at once. */
async function harvest(parts: Parts, options: HarvestOptions): Promise<HarvestRun> {
  const { config, log, store, catalogue } = parts;
  const { organisations, repositories } = catalogue();
  await using reader = openTreeReader({ protocols: protocolsOf(parts), limits: gitLimits, log });
  await using github = openGitHub({ ...config.environment.github, trees: reader, log });
  await using git = openGitForge({ sources: repositories, reader });
  const lower = (logins: readonly string[]) => [...new Set(logins.map((login) => login.toLowerCase()))];
  const sources = [
    { forge: github, name: 'github', logins: lower(organisations.map(({ login }) => login)) },
    { forge: git, name: 'git', logins: lower(repositories.map(({ organisation }) => organisation)) },
  ];
  const context = () => contextOf(parts);
  const tools = { store, sources, context, ownPrints: parts.ownPrints, clock: systemClock };
  return await runHarvest(tools, options);
}

/** Only what the catalogue and the forge's own address name. */
function protocolsOf({ config, catalogue }: Parts): string[] {
  const addresses = [config.environment.github.apiUrl, ...catalogue().repositories.map(({ url }) => url)];
  return [...new Set(addresses.map((address) => /^([a-z]+):/.exec(address)?.[1] ?? 'file'))];
}

async function serve(parts: Parts, { harvest: wanted, signal, onListening }: ServeOptions): Promise<void> {
  const { config, log, store, publicStore, index, templates, catalogue, version } = parts;
  const { host, port, adminToken } = config.environment;
  const run = (options: HarvestOptions) => harvest(parts, options);
  const harvests = createHarvestControl({ run, log, onEnd: () => index.refresh() });
  const { publishing, upgrades } = openPublishing({
    ...{ environment: config.environment, protocols: () => protocolsOf(parts), templates, log },
    ...{ store: publicStore, records: store },
  });
  const shared = {
    store: publicStore,
    reuse: store,
    search: index.engine,
    catalogue,
    policies: () => config.policies,
    templates,
    harvests,
    upgrades,
    readRepository: webTemplateRepositories(config.environment.github.apiUrl),
    adminToken,
    clock: systemClock,
    log,
    version,
  };
  const app = createWeb({ ...shared, publishing, prose: proseOf, api: createApi(shared) });
  const serving = await serveWeb(app, { host, port, signal, log });
  onListening(serving.url);
  const refreshing = setInterval(() => void refresh(index, log), refreshEvery);
  void refresh(index, log);
  const schedule = wanted
    ? scheduleHarvests({ harvests, expression: () => catalogue().schedule.harvest, log })
    : undefined;
  if (wanted) await startHarvest(harvests, log);
  await serving.stopped;
  clearInterval(refreshing);
  schedule?.stop();
  await Promise.all([harvests.stop(), upgrades?.stop()]);
}

async function refresh(index: LiveIndex, log: Log): Promise<void> {
  await index
    .refresh()
    .catch((error: unknown) =>
      log.error({ error: String(error) }, 'The search index could not be brought up to date'),
    );
}
