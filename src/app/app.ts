import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withEstate, type AssessmentRules } from '../assessment/assessment.ts';
import { systemClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { CommandHub, HubOptions, LocalEvidence } from '../cli/cli.ts';
import { environmentVariables, followCatalogue, loadConfig, type Config } from '../config/config.ts';
import { readRemoteEvidence } from '../forge/git/remote-evidence.ts';
import { openTreeReader } from '../forge/git/tree-reader.ts';
import { openForges } from '../forge/forges.ts';
import { sweepScratchFolders } from '../git/scratch-folder.ts';
import { runHarvest, sourcesOf } from '../harvest/harvest.ts';
import { isReviewOverdue } from '../policy/policy.ts';
import { sendHeartbeat } from '../outgoing/heartbeat.ts';
import { dailyFigures } from '../projections/daily-figures.ts';
import { createPictures } from '../pictures/pictures.ts';
import { pictures as pictureProjection } from '../projections/pictures.ts';
import { packages } from '../projections/packages.ts';
import { webhooks } from '../projections/webhooks.ts';
import { createProjectionRunner, type ProjectionRunner } from '../projections/runner.ts';
import { withSearchServer, type PublicSearch } from './fallback-search.ts';
import { openDecisions } from './decision-register.ts';
import { openIndexSync } from './index-sync.ts';
import { openMeaning } from './open-meaning.ts';
import { openSearchServer } from './search-server.ts';
import { codeFingerprint, packageFingerprint } from './code-fingerprint.ts';
import { createLog } from './log.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { openStore } from '../store/open-store.ts';
import { postgres } from '../store/postgres/postgres.ts';
import { sqlite } from '../store/sqlite/sqlite.ts';
import { ownFingerprints } from '../templates/templates.ts';
import { openTemplates } from './template-places.ts';
import type { Parts } from './parts.ts';
import { resolvePackages } from '../search/resolve-packages.ts';
import { dependentsIn } from './dependents-in.ts';
import { createPublicStore } from '../visibility/create-public-store.ts';

const gitLimits = { milliseconds: 120_000, bytes: 500_000_000, entries: 200_000 };

/** Where this hub's own files are, and what relative paths of the environment are relative to. */
export interface HubPlace {
  version: string;
  folder: string;
  policyFolder: string;
  templateFolder: string;
}

/** Reads the configuration and puts the parts together. */
export async function openHub(
  place: HubPlace,
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
async function open(config: Config, { version, templateFolder }: HubPlace, log: Log): Promise<CommandHub> {
  const { databaseUrl, dataFolder } = config.environment;
  await using opened = new AsyncDisposableStack();
  await mkdir(dataFolder, { recursive: true });
  await sweepScratchFolders();
  announceOverdueReviews(config, log);
  const dialect = databaseUrl ? postgres(databaseUrl) : sqlite(join(dataFolder, 'hub.sqlite'));
  const store = opened.use(await openStore(dialect, { log }));
  const catalogue = () => live.current();
  const publicStore = createPublicStore(store, catalogue);
  const pictures = createPictures({ folder: join(dataFolder, 'pictures') });
  const sources = { config, store, log, publicStore, catalogue, pictures };
  const { index, answering, replace, runner } = await openProjections(sources, opened);
  const live = opened.use(followCatalogue(config, log, replace));
  const templates = openAllTemplates({ config, catalogue, templateFolder }, opened);
  const fingerprints = ownFingerprints(templates, log);
  const rules = () => rulesOf({ config, catalogue, decisions });
  const decisions = await openDecisions({ store, catalogue, log, rules, ownFingerprints: fingerprints });
  const parts: Parts = {
    ...{ config, log, version, store, index, runner, templates, catalogue, decisions, publicStore, pictures },
    search: resolvePackages(answering.engine, dependentsIn(publicStore)),
    searchState: answering.state,
    ownFingerprints: fingerprints,
  };
  const harvest = createHarvest(parts);
  const shared = { ...parts, harvest, protocols: () => protocolsOf(parts) };
  const closing = opened.move();
  return {
    store,
    publicStore,
    search: parts.search,
    policies: config.policies,
    ...{ catalogue, decisions, harvest },
    context: async () => withEstate(rules(), { store, own: await parts.ownFingerprints() }),
    digest: async () => (await import('./open-digest.ts')).previewDigest(parts),
    refreshSearch: () => runner.catchUp(),
    serve: async (options) => (await import('./serve.ts')).serve(shared, options),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** The hub's templates and those that its operator names, read until the hub is closed. */
function openAllTemplates(
  { config, catalogue, templateFolder }: Pick<Parts, 'config' | 'catalogue'> & { templateFolder: string },
  opened: AsyncDisposableStack,
): Parts['templates'] {
  const stop = new AbortController();
  opened.defer(() => stop.abort());
  const places = () => [...config.environment.templatePlaces, ...(catalogue().templates ?? [])];
  return openTemplates({ templateFolder, signal: stop.signal, serving: true, places });
}

/** A policy that nobody compared with its source for too long may no longer say what its body asks. */
function announceOverdueReviews({ policies }: Pick<Config, 'policies'>, log: Log): void {
  for (const policy of policies)
    if (isReviewOverdue(policy, systemClock()))
      log.warn(
        { policy: policy.id, reviewBy: policy.reviewBy },
        'The review of a policy is overdue: compare it with its source',
      );
}

/** What is derived from the store: a new projection is a file in `projections/` and its place in this list. */
async function openProjections(
  {
    config,
    store,
    log,
    publicStore,
    catalogue: current,
    pictures: kept,
  }: Pick<Parts, 'config' | 'store' | 'log' | 'publicStore' | 'catalogue' | 'pictures'>,
  opened: AsyncDisposableStack,
) {
  const { catalogue, environment } = config;
  const onLoss = () => runner.wake();
  const index = opened.use(await openIndexSync({ folder: environment.dataFolder, catalogue, store, onLoss }));
  const access = environment.meilisearch;
  const server = access && (await openSearchServer({ access, catalogue, store }));
  const meaning = await openMeaningOf({ config, store, log }, opened);
  const derived = [
    ...[index.projection, dailyFigures(store, current), packages(store, packageFingerprint())],
    ...[webhooks({ store, publicStore }), pictureProjection(store, kept)],
  ];
  const optional = [server?.projection, meaning?.projection].filter((each) => each !== undefined);
  const projections = [...derived, ...optional];
  const runner: ProjectionRunner = opened.use(createProjectionRunner({ store, projections, log }));
  opened.defer(() => meaning?.stop());
  const answering: PublicSearch = server
    ? withSearchServer(index.engine, server, { log })
    : { engine: meaning?.around(index.engine) ?? index.engine };
  const replace = async (edited: Catalogue) => {
    await server?.replace(edited);
    await meaning?.replace(edited);
    await index.replace(edited);
    runner.wake();
  };
  return { index, answering, replace, runner };
}

/** What orders searches by meaning, where an operator names a service for it. */
async function openMeaningOf(
  { config, store, log }: Pick<Parts, 'config' | 'store' | 'log'>,
  opened: AsyncDisposableStack,
) {
  const { embeddings: access, dataFolder: folder } = config.environment;
  if (!access) return undefined;
  return opened.use(await openMeaning({ access, folder, catalogue: config.catalogue, store, log }));
}

function rulesOf({
  config,
  catalogue,
  decisions,
}: Pick<Parts, 'config' | 'catalogue' | 'decisions'>): AssessmentRules {
  const organisations = new Map(catalogue().organisations.map((each) => [each.login.toLowerCase(), each]));
  const curations = new Map(catalogue().licences.map((each) => [each.repository.toLowerCase(), each]));
  const { policies } = config;
  return {
    ...{ code: codeFingerprint(), organisations, policies, curations, now: systemClock() },
    decisions: decisions.current(),
  };
}

/** Forges are opened for each harvest, so that an edited catalogue counts at once. */
function createHarvest(parts: Parts): CommandHub['harvest'] {
  const { config, log, store, catalogue, ownFingerprints } = parts;
  const { forges: apis } = config.environment;
  return async (options) => {
    await parts.decisions.refresh();
    const { organisations, repositories } = catalogue();
    await using reader = openTreeReader({ protocols: protocolsOf(parts), limits: gitLimits, log });
    await using forges = openForges({ apis, sources: repositories, reader, waitStore: store, log });
    const sources = sourcesOf(forges, { organisations, repositories });
    const rules = () => rulesOf(parts);
    const run = await runHarvest({ store, sources, rules, ownFingerprints, clock: systemClock }, options);
    await sendHeartbeat(config.environment.heartbeatUrl, run, log);
    return run;
  };
}

/** Only what the catalogue and the addresses of the forges name. */
function protocolsOf({ config, catalogue }: Parts): string[] {
  const apis = Object.values(config.environment.forges).map(({ apiUrl }) => apiUrl);
  const addresses = [...apis, ...catalogue().repositories.map(({ url }) => url)];
  return [...new Set(addresses.map((address) => /^([a-z]+):/.exec(address)?.[1] ?? 'file'))];
}
