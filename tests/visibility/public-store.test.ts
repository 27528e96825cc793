import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPublicStore } from '../../src/visibility/create-public-store.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import type { PublicStore } from '../../src/visibility/public-store.ts';
import { isPublicRepository } from '../../src/domain/public-repository.ts';
import { aBlob, aRepository } from '../builders.ts';

const at = '2026-11-23T09:00:00.000Z';
let store: Store;
let covered: PublicStore;
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
  await store.saveSyncState('git/kept', { forge: null, listedAt: at, reconciledAt: at });
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
  covered = createPublicStore(store, () => ({
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

describe('a repository', () => {
  const only = async (evidence: Parameters<typeof aRepository>[0]) => {
    const repository = aRepository(evidence);
    await store.saveRepositories({ repositories: [repository], blobs: [aBlob({ text: 'secret' })], at });
    return repository.evidence;
  };

  test.each(['private', 'internal'] as const)('that is %s is in no answer', async (visibility) => {
    const status = 'closed-without-reason';
    const evidence = { id: 'github:9', owner: 'kept', organisation: 'kept', name: 'hidden', visibility };
    const lineage = { template: 'nhs-prototype', version: null, source: 'forge' as const };
    await only({ evidence, status, lineage });
    expect(await covered.findRepository('kept', 'hidden')).toBeUndefined();
    const answers = [
      await covered.recentEvents(100),
      await covered.findings({ check: 'has-licence', limit: 100, offset: 0 }),
      await covered.services({}),
      await Array.fromAsync(covered.repositories(10)),
    ];
    expect(JSON.stringify(answers)).not.toContain('hidden');
  });

  test('that was withdrawn is a tombstone without words that people wrote', async () => {
    await store.withdraw(['github:0'], 'gone', at);
    const found = await covered.findRepository('kept', 'tool');
    expect(found).toMatchObject({ status: 'withdrawn', withdrawnAt: at, licence: { spdx: 'MIT' } });
    expect(JSON.stringify(found)).not.toMatch(/beds|README|has-licence/);
    if (!found) throw new Error('no tombstone');
    expect((await covered.events(found, 9)).map(({ kind }) => kind)).toEqual(['withdrawn', 'found']);
    expect((await Array.fromAsync(covered.repositories(10))).flat()).toEqual([]);
  });

  test('gives no contents of another repository, whoever knows their object id', async () => {
    await only({ evidence: { id: 'github:8', owner: 'kept', organisation: 'kept', name: 'other' } });
    const found = await covered.findRepository('kept', 'tool');
    if (!isPublicRepository(found)) throw new Error('not public');
    expect([...(await covered.readBlobs(found, [aBlob({ text: 'secret' }).oid]))]).toEqual([]);
  });
});
