import { afterEach, beforeEach, expect, test } from 'vitest';
import { coveredStore } from '../../src/app/covered-store.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { aRepository } from '../builders.ts';

const at = '2026-11-23T09:00:00.000Z';
let store: Store;
let covered: ReturnType<typeof coveredStore>;
let logins: string[];

beforeEach(async () => {
  store = await openStore(sqlite(':memory:'));
  const repositories = ['Kept', 'dropped'].map((owner, index) =>
    aRepository({
      evidence: { id: `github:${index}`, owner, organisation: owner.toLowerCase(), name: 'tool' },
      lineage: { template: 'nhs-prototype', version: '1.0.0', source: 'record' },
    }),
  );
  await store.saveRepositories({ repositories, blobs: [], at });
  await store.recordFigures('2026-11-23');
  await store.saveMark('git/kept', { forge: null, listedAt: at, reconciledAt: at });
  logins = ['KEPT'];
  const organisation = {
    bodyType: 'trust',
    nation: 'Wales',
    homepage: null,
    parent: null,
    predecessors: [],
    successor: null,
    policies: [],
  };
  covered = coveredStore(store, () => ({
    title: 'Hub',
    brand: 'Hub',
    contact: null,
    organisations: logins.map(
      (login) => ({ ...organisation, login, name: login }) as Catalogue['organisations'][number],
    ),
    repositories: [],
    licences: [],
    schedule: { harvest: '0 * * * *', overdueAfterHours: 26 },
  }));
});
afterEach(() => store[Symbol.asyncDispose]());

test('an organisation taken out of the catalogue is nowhere to be seen', async () => {
  expect(await covered.findRepository('dropped', 'tool')).toBeUndefined();
  expect((await covered.recentEvents(10)).map(({ organisation }) => organisation)).toEqual(['kept']);
  const { organisations, checks } = await covered.compliance({});
  expect(organisations.map(({ organisation }) => organisation)).toEqual(['kept']);
  expect(checks[0]?.outcomes.met).toBe(1);
  expect((await covered.history({ days: 7 }))[0]?.repositories).toBe(1);
  expect((await covered.findings({ check: 'has-licence', limit: 10, offset: 0 })).total).toBe(1);
  expect(await covered.licences()).toEqual([{ spdx: 'MIT', repositories: 1 }]);
  expect((await covered.services({})).map(({ owner }) => owner)).toEqual(['Kept']);
});

test('put back, it is there as before, with no harvest', async () => {
  logins = ['kept', 'dropped'];
  expect(await covered.findRepository('dropped', 'tool')).toBeDefined();
  expect(await covered.licences()).toEqual([{ spdx: 'MIT', repositories: 2 }]);
});

test('an empty catalogue shows nothing at all', async () => {
  logins = [];
  expect(await covered.licences()).toEqual([]);
  expect((await covered.compliance({})).organisations).toEqual([]);
});

test('nor where it is now, by a name it had before', async () => {
  const renamed = ['Kept', 'dropped'].map((owner, index) =>
    aRepository({
      evidence: { id: `github:${index}`, owner, organisation: owner.toLowerCase(), name: 'renamed' },
    }),
  );
  await store.saveRepositories({ repositories: renamed, blobs: [], at });
  expect(await covered.findRenamed('kept', 'tool')).toEqual({ owner: 'Kept', name: 'renamed' });
  expect(await store.findRenamed('dropped', 'tool')).toBeDefined();
  expect(await covered.findRenamed('dropped', 'tool')).toBeUndefined();
});
