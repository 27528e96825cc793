import { expect, test } from 'vitest';
import { follow } from '../../src/projections/follow.ts';
import { packages } from '../../src/projections/packages.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { aBlob, aRepository } from '../builders.ts';

const now = '2026-11-20T06:00:00.000Z';

const holding = (files: Record<string, string>, evidence: Partial<Evidence> = {}) => {
  const blobs = Object.values(files).map((text) => aBlob({ text }));
  const tree = Object.keys(files).map((path, index) => {
    const { oid = '', size = 0 } = blobs[index] ?? {};
    return { path, type: 'file' as const, oid, size };
  });
  return { repositories: [aRepository({ evidence: { ...evidence, tree } })], blobs, at: now };
};

test('packages are read from what is stored, again when the code that reads is another', async () => {
  await using store = await openStore(sqlite(':memory:'));
  const followed = (version: string) => follow(store, packages(store, version));
  await store.saveRepositories(holding({ 'package.json': '{"name":"board","dependencies":{"a":"1"}}' }));
  expect(await followed('one')).toBe(1);
  expect(await followed('one')).toBe(0);
  expect(await followed('two')).toBe(1);
  const known = await store.repositoryPackages('github:1');
  expect(known.dependencies).toMatchObject([{ package: 'npm/a', requirement: '1', file: 'package.json' }]);
  expect(known.publishes.map((each) => each.package)).toEqual([
    'github/sample-trust/ward-board',
    'npm/board',
  ]);
});

test('a fork publishes nothing, and a repository that is private nothing is known of', async () => {
  await using store = await openStore(sqlite(':memory:'));
  const manifest = { 'package.json': '{"name":"board","dependencies":{"a":"1"}}' };
  await store.saveRepositories(holding(manifest, { fork: true }));
  await follow(store, packages(store, 'one'));
  const fork = await store.repositoryPackages('github:1');
  expect([fork.publishes.length, fork.dependencies.length]).toEqual([0, 1]);
  await store.saveRepositories(holding(manifest, { visibility: 'private' }));
  await follow(store, packages(store, 'one'));
  expect(await store.repositoryPackages('github:1')).toEqual({ dependencies: [], publishes: [], faults: [] });
});

test('a lock file that arrives later is read, although the repository is as it was', async () => {
  await using store = await openStore(sqlite(':memory:'));
  const projection = packages(store, 'one');
  const { blobs, ...whole } = holding({ 'poetry.lock': '[[package]]\nname = "flask"\nversion = "2.0"\n' });
  await store.saveRepositories({ ...whole, blobs: [] });
  await follow(store, projection);
  expect((await store.repositoryPackages('github:1')).faults).toHaveLength(1);
  await store.saveRepositories({ ...whole, blobs });
  await follow(store, projection);
  const known = await store.repositoryPackages('github:1');
  expect([known.dependencies.map((each) => each.package), known.faults]).toEqual([['pypi/flask'], []]);
});
