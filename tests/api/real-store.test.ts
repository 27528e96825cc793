import express from 'express';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAuth } from '../../src/auth/authenticate.ts';
import { createApi } from '../../src/api/api.ts';
import { silentLog } from '../../src/base/log.ts';
import { follow } from '../../src/projections/follow.ts';
import { searchIndex } from '../../src/projections/search-index.ts';
import type { SuggestingEngine } from '../../src/search/search.ts';
import { openSqliteSearch } from '../../src/search/sqlite/sqlite.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { createWebhookDesk } from '../../src/outgoing/webhook-desk.ts';
import { createPublicStore } from '../../src/visibility/create-public-store.ts';
import { loadTemplates } from '../../src/templates/templates.ts';
import { aDecisionDesk } from '../a-decision-desk.ts';
import { aHarvestRun, anAssessment, aRepository } from '../builders.ts';
import { smallFolder } from '../templates/some-templates.ts';
import { catalogue, policy } from './an-api.ts';

const assessments = [anAssessment({ policy: policy.id })];
const board = (more = {}) => aRepository({ assessments, evidence: { name: 'ward-board', ...more } });
const secret = aRepository({
  assessments,
  evidence: { id: 'github:2', name: 'ward-secrets', visibility: 'private' },
});

describe('the API on a real store and index', () => {
  let store: Store;
  let search: SuggestingEngine;

  beforeEach(async () => {
    store = await openStore(sqlite(':memory:'));
    search = await openSqliteSearch(':memory:');
    await save([board(), secret], '2026-11-22T06:00:00.000Z');
  });
  afterEach(async () => {
    await store[Symbol.asyncDispose]();
    await search[Symbol.asyncDispose]();
  });

  async function save(repositories: ReturnType<typeof aRepository>[], at: string) {
    await store.saveRepositories({ repositories, blobs: [], at });
    await index();
  }
  async function index() {
    const { history } = await store.changePosition();
    const covered = new Map([['sample-trust', { name: 'Sample Trust' }]]);
    const readBlobs = (oids: readonly string[]) => store.readBlobs(oids);
    await follow(store, searchIndex({ engine: search, history, readBlobs, covered }));
  }

  async function get(path: string) {
    const harvests = {
      current: () => undefined,
      start: () => Promise.reject(new Error('not asked for here')),
    };
    const tools = {
      store: createPublicStore(store, () => catalogue),
      reuse: store,
      decisions: aDecisionDesk(),
      actions: store,
      webhooks: createWebhookDesk({ store, clock: () => new Date('2026-11-23T12:00:00Z') }),
      search,
      harvests,
      catalogue: () => catalogue,
      policies: () => [policy],
    };
    const templates = loadTemplates(smallFolder);
    const rest = {
      auth: createAuth({ adminToken: undefined }),
      log: silentLog,
      version: '1',
      clock: () => new Date(),
      upgrades: undefined,
      readRepository: () => Promise.reject(new Error('not asked for here')),
    };
    const api = createApi({ ...tools, ...rest, templates });
    return request(express().use('/api/v1', api)).get(`/api/v1${path}`);
  }

  test('lists what is public and nothing else', async () => {
    const { body } = await get('/repositories?q=ward&organisation=SAMPLE-TRUST');
    expect(body).toMatchObject({
      total: 1,
      items: [{ fullName: 'sample-trust/ward-board', licence: { spdx: 'MIT' } }],
    });
    expect((await get('/repositories/sample-trust/ward-secrets')).status).toBe(404);
  });

  test('tells one with its events and findings', async () => {
    const { body } = await get('/repositories/sample-trust/ward-board');
    expect(body).toMatchObject({ observedAt: '2026-11-22T06:00:00.000Z', events: [{ kind: 'found' }] });
    expect(body.assessments[0].findings).toHaveLength(2);
  });

  test('sends an old name to the new one', async () => {
    await save([board({ name: 'bed-board' })], '2026-11-23T06:00:00.000Z');
    const { status, headers } = await get('/repositories/sample-trust/ward-board');
    expect([status, headers['location']]).toEqual([301, '/api/v1/repositories/sample-trust/bed-board']);
  });

  test('keeps a tombstone of what was withdrawn, out of every list', async () => {
    await store.withdraw(['github:1'], 'gone', '2026-11-23T06:00:00.000Z');
    await index();
    expect((await get('/repositories?q=ward')).body.total).toBe(0);
    const { body } = await get('/repositories/sample-trust/ward-board');
    expect(body).toMatchObject({
      status: 'withdrawn',
      assessments: [],
      withdrawnAt: '2026-11-23T06:00:00.000Z',
    });
    expect(body.events[0].kind).toBe('withdrawn');
  });

  test('counts by organisation, check and day', async () => {
    await store.recordFigures('2026-11-22');
    expect((await get('/organisations/sample-trust')).body).toMatchObject({
      name: 'Sample NHS Trust',
      statuses: { open: expect.any(Number) },
    });
    const { body } = await get('/compliance?policy=sample-policy');
    expect(body.checks).toContainEqual(expect.objectContaining({ check: 'has-licence' }));
    expect((await get('/compliance/history?days=1')).body.items).toMatchObject([{ day: '2026-11-22' }]);
  });

  test('lists harvests page by page', async () => {
    for (const id of ['run-1', 'run-2', 'run-3'])
      await store.saveHarvest(aHarvestRun({ id, startedAt: `2026-11-2${id.at(-1)}T06:00:00.000Z` }));
    const { body, headers } = await get('/harvests?perPage=2&page=2');
    expect(body).toMatchObject({ total: 3, items: [{ id: 'run-1' }] });
    expect(headers['link']).toContain('rel="prev"');
    expect((await get('/harvests/run-2')).body.id).toBe('run-2');
  });
});
