import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { actionCases } from './cases/actions.ts';
import { blobCases } from './cases/blobs.ts';
import { changeCases } from './cases/changes.ts';
import { complianceCases } from './cases/compliance.ts';
import { damageCases } from './cases/damage.ts';
import { historyCases } from './cases/history.ts';
import { harvestCases } from './cases/harvests.ts';
import { packageCases } from './cases/packages.ts';
import { repositoryCases } from './cases/repositories.ts';
import { reuseCases } from './cases/reuse-records.ts';
import { findingCountCases } from './cases/finding-counts.ts';
import { upgradeCases } from './cases/upgrades.ts';
import { withdrawalCases } from './cases/withdrawal.ts';
import { embeddedPostgres, sqliteFile } from './databases.ts';
import type { TestDatabase } from './databases.ts';

const inMemory = (): TestDatabase => ({
  begin: async () => {},
  empty: async () => sqlite(':memory:'),
  blank: async () => sqlite(':memory:'),
  again: () => sqlite(':memory:'),
  damage: () => Promise.reject(new Error('a database in memory has one connection')),
  end: async () => {},
});

const databases = {
  'SQLite in memory': inMemory,
  'SQLite in a file': sqliteFile,
  PostgreSQL: embeddedPostgres,
};

describe.each(Object.entries(databases))('store on %s', (name, create) => {
  const database = create();
  let store: Store;
  const current = () => store;

  beforeAll(() => database.begin());
  beforeEach(async () => {
    store = await openStore(await database.empty());
  });
  afterEach(() => store[Symbol.asyncDispose]());
  afterAll(() => database.end());

  describe('repositories', () => repositoryCases(current));
  describe('changes', () => changeCases(current));
  describe('withdrawal', () => withdrawalCases(current));
  describe('blobs', () => blobCases(current));
  describe('compliance', () => complianceCases(current));
  describe('counts of findings', () => findingCountCases(current));
  describe('history', () => historyCases(current));
  describe('harvests', () => harvestCases(current));
  describe('reuse records', () => reuseCases(current));
  describe('packages', () => packageCases(current));
  describe('upgrades', () => upgradeCases(current));
  describe('actions', () => actionCases(current));
  if (name !== 'SQLite in memory') describe('damage', () => damageCases(current, database));
});
