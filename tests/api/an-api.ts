import type { RepositoryItem } from '../../src/domain/repository-item.ts';
import express from 'express';
import request from 'supertest';
import type { ApiDependencies } from '../../src/api/api-dependencies.ts';
import { createAuth } from '../../src/auth/authenticate.ts';
import { createApi } from '../../src/api/api.ts';
import { silentLog } from '../../src/base/log.ts';
import { outcomes, statuses } from '../../src/domain/assessment.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { RepositoryEvent } from '../../src/domain/event.ts';
import type { StatusCounts } from '../../src/domain/figures.ts';
import type { HarvestRun } from '../../src/domain/harvest-run.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { UpgradeRecord } from '../../src/domain/upgrade-record.ts';
import { noLevels } from '../../src/domain/levels.ts';
import { aHit } from '../search/a-document.ts';
import { noFacetCounts } from '../../src/search/search.ts';
import type { SearchQuery, SearchResult } from '../../src/search/search.ts';
import type { ServiceEntry } from '../../src/store/store.ts';
import { loadTemplates, type UpgradeRun } from '../../src/templates/templates.ts';
import { aDecisionDesk } from '../a-decision-desk.ts';
import { aWebhookDesk } from '../a-webhook-desk.ts';
import { aPublicStore, type FakeQueries } from '../a-public-store.ts';
import { aHarvestRun, aRepository, aVerdict } from '../builders.ts';
import { smallFolder } from '../templates/some-templates.ts';

export const token = 'correct-horse-battery-staple';

export const organisation: Organisation = {
  login: 'Sample-Trust',
  name: 'Sample NHS Trust',
  bodyType: 'trust',
  nation: 'England',
  homepage: null,
  parent: null,
  predecessors: ['old-sample-trust'],
  successor: null,
  policies: ['sample-policy'],
};

export const catalogue: Catalogue = {
  title: 'Sample hub',
  brand: 'Sample',
  contact: null,
  organisations: [organisation],
  licences: [],
  repositories: [
    { url: 'https://git.example/a.git', organisation: 'Git-Folk', name: 'a', description: null },
  ],
  collections: [
    {
      ...{ id: 'analyst-code', title: 'Code for analysts', why: 'It saves time.' },
      repositories: ['sample-trust/ward-board', 'sample-trust/private'],
    },
  ],
  software: [
    {
      ...{ name: 'Ward board', repository: 'sample-trust/ward-board', url: null },
      usedBy: [{ body: 'Another Trust', purpose: null, since: '2024' }],
    },
  ],
  schedule: { harvest: '0 4 * * *', overdueAfterHours: 26 },
};

export const policy: Policy = {
  id: 'sample-policy',
  title: 'Sample policy',
  version: '1',
  summary: 'Asks for a licence.',
  source: 'A sample',
  url: null,
  effectiveFrom: '2026-01-01',
  lastReviewed: '2026-11-23',
  clauses: [{ check: 'has-licence', force: 'mandatory', clause: '4c', text: 'There is a licence.' }],
};

export function aStoredRepository(overrides: Partial<Repository> = {}): Repository {
  return {
    ...aRepository({
      ...aVerdict(
        [
          { check: 'has-licence', outcome: 'met', because: 'MIT, in LICENSE.', proof: 'LICENSE' },
          { check: 'left-the-policy', outcome: 'unmet', because: 'Nothing was seen.' },
        ],
        { policy: 'sample-policy', version: '1' },
      ),
    }),
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    observedAt: '2026-11-23T06:00:00.000Z',
    changedAt: '2026-11-20T10:00:00.000Z',
    withdrawnAt: null,
    ...overrides,
  };
}

export const item: RepositoryItem = {
  id: 'github:1',
  fullName: 'sample-trust/ward-board',
  owner: 'sample-trust',
  name: 'ward-board',
  url: 'https://github.com/sample-trust/ward-board',
  description: 'Shows which beds are free on a ward.',
  language: 'TypeScript',
  topics: ['nhs'],
  licence: { spdx: 'MIT', confidence: 1 },
  status: 'open',
  archived: false,
  fork: false,
  template: false,
  stars: 3,
  pushedAt: '2026-11-20T10:00:00Z',
};

export function aServiceEntry(overrides: Partial<ServiceEntry> = {}): ServiceEntry {
  return {
    ...{ id: 'github:1', owner: 'sample-trust', name: 'ward-board', organisation: 'sample-trust' },
    ...{ template: 'small', version: '1.0.0', source: 'record', archived: false },
    pushedAt: '2026-11-20T10:00:00Z',
    ...overrides,
  };
}

export function anUpgradeRun(overrides: Partial<UpgradeRun> = {}): UpgradeRun {
  const conflict = {
    kind: 'both-changed',
    path: 'app.js',
    others: [],
    marked: true,
    message: 'Changed.',
  } as const;
  return {
    ...{ id: 'run-1', template: 'small', dryRun: false },
    ...{ startedAt: '2026-11-23T12:00:00.000Z', finishedAt: '2026-11-23T12:00:09.000Z' },
    services: [
      {
        ...{ owner: 'sample-trust', name: 'ward-board', state: 'opened', from: '1.0.0', to: '1.1.0' },
        ...{ writes: ['app.js'], deletions: ['old.js'], message: null, faults: [] },
        conflicts: [{ ...conflict, others: [] }],
        pullRequest: { url: 'https://github.com/sample-trust/ward-board/pull/12', number: 12 },
      },
    ],
    ...overrides,
  };
}

export function countsOf(counts: Partial<StatusCounts>): StatusCounts {
  return { ...(Object.fromEntries(statuses.map((status) => [status, 0])) as StatusCounts), ...counts };
}

interface World {
  repositories: Repository[];
  renamed: Record<string, { owner: string; name: string }>;
  events: RepositoryEvent[];
  runs: HarvestRun[];
  services: ServiceEntry[];
  upgrades: UpgradeRecord[];
  current: HarvestRun | undefined;
  /** How many the search finds. */
  total: number;
}

export interface AnApiRequest {
  searches: SearchQuery[];
  compliance: unknown[];
  history: unknown[];
  starts: unknown[];
}

/** The API over ports in memory, what they were asked, and a client for it. */
export function anApi(world: Partial<World> = {}, overrides: Partial<ApiDependencies> = {}) {
  const asked: AnApiRequest = { searches: [], compliance: [], history: [], starts: [] };
  const api = createApi({ ...toolsOf(world, asked, overrides.catalogue ?? (() => catalogue)), ...overrides });
  return { client: request(express().use('/api/v1', api)), asked };
}

function toolsOf(world: Partial<World>, asked: AnApiRequest, covering: () => Catalogue): ApiDependencies {
  return {
    store: aPublicStore(queriesOf(world, asked), covering),
    decisions: aDecisionDesk(),
    webhooks: aWebhookDesk(),
    actions: { actions: async () => [] },
    search: {
      async search(query) {
        asked.searches.push(query);
        return found(query, world.total ?? 1);
      },
      suggest: async () => [
        { kind: 'topic', text: 'topic:ward', label: 'ward', repositories: 3 },
        { kind: 'repository', text: item.fullName, label: item.fullName, repositories: null },
      ],
    },
    catalogue: () => catalogue,
    policies: () => [policy],
    harvests: {
      current: () => world.current,
      async start(options) {
        asked.starts.push(options);
        return 'run-2';
      },
    },
    reuse: { deleteReuseRecord: async () => false },
    templates: loadTemplates(smallFolder),
    readRepository: () => Promise.reject(new Error('not asked for here')),
    upgrades: undefined,
    clock: () => new Date('2026-11-23T12:00:00Z'),
    auth: createAuth({ adminToken: token }),
    log: silentLog,
    version: '1.2.3',
  };
}

function queriesOf(
  {
    repositories = [aStoredRepository()],
    renamed = {},
    events = [],
    runs = [aHarvestRun()],
    services = [],
    upgrades = [],
  }: Partial<World>,
  asked: AnApiRequest,
): FakeQueries {
  return {
    async findRepository(owner, name) {
      const wanted = `${owner}/${name}`.toLowerCase();
      return repositories.find(
        ({ evidence }) => `${evidence.owner}/${evidence.name}`.toLowerCase() === wanted,
      );
    },
    findRenamed: async (owner, name) => renamed[`${owner}/${name}`],
    events: async () => events,
    async compliance(filter) {
      asked.compliance.push(filter);
      return {
        organisations: [
          {
            organisation: 'sample-trust',
            repositories: 3,
            statuses: countsOf({ open: 2, withdrawn: 1 }),
            levels: noLevels(),
            listedAt: '2026-11-23T06:00:00.000Z',
          },
        ].filter(({ organisation: login }) => filter.organisation?.includes(login)),
        checks: [
          {
            policy: 'sample-policy',
            check: 'has-licence',
            outcomes: { ...Object.fromEntries(outcomes.map((outcome) => [outcome, 0])), met: 2 } as never,
          },
        ],
        levels: [],
      };
    },
    async history(filter) {
      asked.history.push(filter);
      return [{ day: '2026-11-23', repositories: 3, statuses: countsOf({ open: 3 }) }];
    },
    services: async () => services,
    newestUpgrades: async () => upgrades,
    harvests: async ({ limit, offset }) => ({ total: runs.length, runs: runs.slice(offset, offset + limit) }),
    findHarvest: async (id) => runs.find((run) => run.id === id),
  };
}

let took = 0;

function found({ page, perPage }: SearchQuery, total: number): SearchResult {
  took += 0.25;
  return {
    total,
    page,
    perPage,
    tookMs: took,
    items: total === 0 ? [] : [aHit(item, { highlights: { name: [{ text: 'ward', hit: true }] } })],
    facets: { ...noFacetCounts(), organisation: [{ value: 'sample-trust', count: total }] },
    corrected: null,
    suggestion: null,
    messages: [],
    nearest: null,
  };
}
