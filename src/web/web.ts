import compression from 'compression';
import express from 'express';
import type { Auth } from '../auth/authenticate.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { HarvestControl } from '../harvest/harvest.ts';
import type { ProjectionStatus } from '../projections/runner.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { CheckProse, Policy } from '../domain/policy.ts';
import type { ReadRepository } from '../domain/template-repository.ts';
import type { SearchEngine } from '../search/search.ts';
import type { ActionStore, ReuseStore } from '../store/store.ts';
import type { DecisionDesk } from '../visibility/decision-desk.ts';
import type { PublicStore } from '../visibility/public-store.ts';
import type { CompareReleases, Templates, UpgradeControl } from '../templates/templates.ts';
import { administrationPages } from './administration/administration-pages.ts';
import { webhookPages } from './administration/webhook-pages.ts';
import { aboutPages } from './about/about-page.ts';
import { apiPage } from './about/api-page.ts';
import { badges } from './badges/badges.ts';
import { checkPage } from './policies/check-page.ts';
import { attentionPage } from './compliance/attention-page.ts';
import { heatMapPage } from './compliance/heat-map-page.ts';
import { collectionPages } from './collections/collection-pages.ts';
import { compareRepositoriesPage } from './compare/compare-page.ts';
import { compliancePage } from './compliance/compliance-page.ts';
import { dependentsPage } from './dependents/dependents-page.ts';
import { harvestsPage } from './harvests/harvests-page.ts';
import { decisionPages } from './decisions/decision-pages.ts';
import { historyPages } from './history/history-pages.ts';
import { homePage } from './home/home-page.ts';
import { learnPage } from './learn/learn-page.ts';
import { licencesPage } from './licences/licences-page.ts';
import { organisationPage } from './organisations/organisation-page.ts';
import { reportPage } from './organisations/report-page.ts';
import { organisationsPage } from './organisations/organisations-page.ts';
import { site } from './layout/site.ts';
import { comparePage } from './policies/compare-page.ts';
import { policiesPage } from './policies/policies-page.ts';
import { policyPage } from './policies/policy-page.ts';
import { mendingPages } from './mending/mending-pages.ts';
import type { WebhookDesk } from '../outgoing/webhook-desk.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { MendingPullRequests } from '../outgoing/mending-pull-requests.ts';
import { lookAgain } from './repositories/look-again.ts';
import { repositoryPage } from './repositories/repository-page.ts';
import { sitemaps } from './layout/sitemaps.ts';
import { similarPage } from './repositories/similar-page.ts';
import { reusePages } from './reuse/reuse-pages.ts';
import { openSearch } from './search/open-search.ts';
import { searchFiles } from './search/search-files.ts';
import { filterPage } from './search/filter-page.ts';
import { whyPage } from './search/why-page.ts';
import { searchPage } from './search/search-page.ts';
import { createAssets } from './layout/server/assets.ts';
import { mcpRoutes } from '../mcp/http.ts';
import { limitRequests } from '../http/limits.ts';
import { notFoundHandler } from '../http/not-found.ts';
import { onlyRead, pageErrorHandler } from './layout/server/errors.ts';
import { health, type SearchState } from '../http/health.ts';
import { requestLog } from '../http/request-log.ts';
import { security } from '../http/security.ts';
import { configureApp } from './layout/configure-app.ts';
import type { Publishing } from './start/publishing.ts';
import { startGitHubPages } from './start/github-pages.ts';
import { startPages } from './start/start-pages.ts';
import { templatePages } from './templates/template-pages.ts';
import { upgradePages } from './upgrades/upgrade-pages.ts';

export { serveWeb } from './serve-web.ts';
export type { Publishing } from './start/publishing.ts';

/** The queries that pages ask. */
export type WebStore = Pick<
  PublicStore,
  | 'findRepository'
  | 'findRenamed'
  | 'events'
  | 'recentEvents'
  | 'eventLog'
  | 'publicOn'
  | 'closedNow'
  | 'readBlobs'
  | 'compliance'
  | 'history'
  | 'checksByOrganisation'
  | 'checkHistory'
  | 'ruleVersions'
  | 'findings'
  | 'licences'
  | 'packages'
  | 'dependentsOf'
  | 'dependents'
  | 'services'
  | 'newestUpgrades'
  | 'readyFileRequests'
  | 'harvests'
  | 'findHarvest'
  | 'lastCompleteHarvest'
>;

export interface WebDependencies {
  store: WebStore;
  reuse: Pick<ReuseStore, 'saveReuseRecord' | 'findReuseRecord'>;
  decisions: DecisionDesk;
  webhooks: WebhookDesk;
  actions: Pick<ActionStore, 'actions'>;
  search: Pick<SearchEngine, 'search' | 'position'>;
  templates: Pick<Templates, 'list' | 'find' | 'presets'>;
  /** Undefined: earlier releases are not at hand. */
  compareReleases?: CompareReleases | undefined;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  /** What people read of a check; undefined for one that does not exist. */
  prose: (check: string) => CheckProse | undefined;
  harvests: HarvestControl;
  /** How far what is derived from the store has come, for `/health/ready`; nothing unless given. */
  projections?: (() => Promise<readonly ProjectionStatus[]>) | undefined;
  /** Which search engine answers, for `/health/ready`; nothing unless there are two. */
  searchState?: (() => SearchState) | undefined;
  auth: Auth;
  /** Undefined: services cannot be put on GitHub from here. */
  publishing?: Publishing | undefined;
  /** Undefined: no upgrade pull requests can be opened from here. */
  upgrades?: UpgradeControl | undefined;
  /** Undefined: no pull requests with ready files can be opened from here. */
  mending?: MendingPullRequests | undefined;
  /** Undefined: template repositories of others are not fetched from here. */
  readRepository?: ReadRepository | undefined;
  /** Undefined: pictures of READMEs are links. */
  pictures?: Pick<Pictures, 'read'> | undefined;
  /** The JSON API, mounted at `/api/v1`. */
  api: express.Router;
  /** The OpenAPI description of the API. */
  apiDescription: () => unknown;
  clock: Clock;
  log: Log;
  version: string;
  /** Where people reach this hub; where it is asked unless given. */
  publicUrl?: string | undefined;
  /** Proxies whose word on the client's address is believed; none unless given. */
  proxies?: readonly string[];
  /** For each client address; generous unless given. */
  requestsPerMinute?: number;
}

const often = 'You have sent many requests. Try again in a minute.';

/** The whole web application: pages, API, health and assets. `serveWeb` listens with it. */
export function createWeb(tools: WebDependencies): express.Express {
  const { log, auth, requestsPerMinute = 1200 } = tools;
  const assets = createAssets();
  const app = express();
  configureApp(app, tools);

  app.use(requestLog(log));
  app.use(security());
  app.use(compression());
  app.use(assets.router);
  app.use(site({ ...tools, assets: assets.path }));
  app.use(limitRequests({ limit: requestsPerMinute, per: 'minute', detail: often, exempt: '/health/' }));
  app.use('/health', health({ ...tools, projections: tools.projections ?? (async () => []) }));
  app.use('/api/v1', tools.api);
  app.use(...discoveryPages(tools));
  app.use(organisationsPage(tools), organisationPage(tools), ...governancePages(tools));
  const { publishing, upgrades } = tools;
  app.use(...templatePages(tools));
  // Before the journey, which leads addresses that it does not know back to its beginning.
  if (publishing) app.use(startGitHubPages({ ...tools, publishing }));
  app.use(startPages(tools));
  if (publishing && upgrades) app.use(upgradePages({ ...tools, upgrades }));
  app.use(reusePages(tools));
  app.use(policiesPage(tools), comparePage(tools), policyPage(tools), checkPage(tools), licencesPage(tools));
  app.use(harvestsPage({ ...tools, canStart: auth.hasAdministrator }), lookAgain(tools), aboutPages(tools));
  app.use(
    onlyRead,
    notFoundHandler(() => 'This page'),
  );
  app.use(pageErrorHandler(log));
  return app;
}

/** Finding code: the home page, search, and the pages of repositories. */
function discoveryPages(tools: WebDependencies): express.Router[] {
  return [
    ...[
      badges(tools),
      homePage(tools),
      searchPage(tools),
      searchFiles(tools),
      filterPage(tools),
      whyPage(tools),
      openSearch(tools),
    ],
    ...[
      repositoryPage(tools),
      similarPage(tools),
      dependentsPage(tools),
      compareRepositoriesPage(tools),
      collectionPages(tools),
      sitemaps(tools),
      apiPage(tools),
      mcpRoutes(tools),
    ],
  ];
}

function governancePages(tools: WebDependencies): express.Router[] {
  return [
    compliancePage(tools),
    learnPage(tools),
    heatMapPage(tools),
    reportPage(tools),
    attentionPage(tools),
    historyPages(tools),
    decisionPages(tools),
    mendingPages(tools),
    administrationPages(tools),
    webhookPages(tools),
  ];
}
