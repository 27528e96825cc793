import type { RepositoryItem } from '../../src/domain/repository-item.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { Router } from 'express';
import { createAuth } from '../../src/auth/authenticate.ts';
import { silentLog } from '../../src/base/log.ts';
import { parsePack, proseOf } from '../../src/policy/policy.ts';
import type { Outcome, Status } from '../../src/domain/assessment.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { ComplianceFigures } from '../../src/domain/figures.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { Repository } from '../../src/domain/repository.ts';
import type { ReuseRecord } from '../../src/domain/reuse-record.ts';
import { aHit } from '../search/a-document.ts';
import { noFacetCounts } from '../../src/search/search.ts';
import type { SearchResult } from '../../src/search/search.ts';
import { sampleTemplates } from './sample-templates.ts';
import { aDecisionDesk } from '../a-decision-desk.ts';
import { aWebhookDesk } from '../a-webhook-desk.ts';
import { aPublicStore } from '../a-public-store.ts';
import type { WebDependencies } from '../../src/web/web.ts';

export const now = new Date('2026-11-23T16:32:00Z');

const folder = new URL('../../policies/', import.meta.url);

/** The policies as they stand. */
export const policies = readdirSync(folder)
  .filter((file) => file.endsWith('.yml'))
  .map((file) => parsePack(readFileSync(new URL(file, folder), 'utf8'), file));

export function anOrganisation(overrides: Partial<Organisation> = {}): Organisation {
  return {
    login: 'sample-trust',
    name: 'Sample Hospitals NHS Trust',
    bodyType: 'trust',
    nation: 'England',
    homepage: 'https://trust.example',
    parent: null,
    predecessors: [],
    successor: null,
    policies: policies.map(({ id }) => id),
    ...overrides,
  };
}

export function aCatalogue(overrides: Partial<Catalogue> = {}): Catalogue {
  return {
    title: 'Open Code Hub',
    brand: 'Sample NHS body',
    contact: 'open-code@hub.example',
    organisations: [anOrganisation()],
    repositories: [],
    licences: [],
    schedule: { harvest: '0 */6 * * *', overdueAfterHours: 24 },
    ...overrides,
  };
}

export function noOutcomes(counts: Partial<Record<Outcome, number>> = {}): Record<Outcome, number> {
  return { met: 0, unmet: 0, unknown: 0, 'not-applicable': 0, declared: 0, waived: 0, ...counts };
}

export function noStatuses(counts: Partial<Record<Status, number>> = {}): Record<Status, number> {
  return {
    open: 0,
    'needs-attention': 0,
    'not-assessed': 0,
    'closed-with-reason': 0,
    'closed-without-reason': 0,
    withdrawn: 0,
    ...counts,
  };
}

export function noFigures(): ComplianceFigures {
  return { organisations: [], checks: [], levels: [] };
}

export function aResult(
  items: readonly RepositoryItem[],
  overrides: Partial<SearchResult> = {},
): SearchResult {
  return {
    total: items.length,
    page: 1,
    perPage: 20,
    tookMs: 1,
    items: items.map((item) => aHit(item)),
    facets: noFacetCounts(),
    corrected: null,
    suggestion: null,
    messages: [],
    nearest: null,
    ...overrides,
  };
}

export { aPublicStore as emptyStore } from '../a-public-store.ts';

/** Reuse records as a store keeps them, for as long as a test runs. */
export function memoryOfReuse(...saved: readonly ReuseRecord[]): WebDependencies['reuse'] {
  const records = new Map(saved.map((record) => [record.id, record]));
  return {
    saveReuseRecord: async (record) => void records.set(record.id, record),
    findReuseRecord: async (id) => records.get(id),
  };
}

/** Everything `createWeb` needs, over an empty store, but for what a test puts in its place. */
export function fakeTools(overrides: Partial<WebDependencies> = {}): WebDependencies {
  return {
    store: aPublicStore(),
    reuse: memoryOfReuse(),
    decisions: aDecisionDesk(),
    webhooks: aWebhookDesk(),
    actions: { actions: async () => [] },
    search: { search: async () => aResult([]), position: async () => 0 },
    templates: sampleTemplates([]),
    catalogue: () => aCatalogue(),
    policies: () => policies,
    prose: proseOf,
    harvests: { current: () => undefined, start: async () => 'run-2' },
    auth: createAuth({ adminToken: undefined }),
    api: Router().get('/things', (_req, res) => void res.json({ thing: true })),
    apiDescription: () => ({ paths: {} }),
    clock: () => now,
    log: silentLog,
    version: '0.1.0',
    ...overrides,
  };
}

/** A repository as the store gives it back. */
export function stored(
  repository: Omit<Repository, keyof typeof seen>,
  overrides: Partial<Repository> = {},
): Repository {
  return { ...seen, ...repository, ...overrides };
}

const seen = {
  firstSeenAt: '2025-01-05T06:00:00Z',
  observedAt: '2026-11-23T12:00:00Z',
  changedAt: '2026-11-20T12:00:00Z',
  withdrawnAt: null,
};
