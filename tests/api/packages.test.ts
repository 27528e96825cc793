import { describe, expect, test } from 'vitest';
import { aDependency } from '../store/cases/packages.ts';
import { anApi, aStoredRepository } from './an-api.ts';
import { aPublicStore } from '../a-public-store.ts';
import type { DependentEntry } from '../../src/store/store.ts';

const entry = (name: string, overrides = {}): DependentEntry => ({
  ...{ id: `github:${name}`, owner: 'nhs', name, organisation: 'nhs' },
  ...aDependency(overrides),
});

const client = (publishers = 1) =>
  anApi(
    {},
    {
      store: aPublicStore({
        findRepository: async (_, name) => (name === 'ward-board' ? aStoredRepository() : undefined),
        repositoryPackages: async () => ({
          dependencies: [aDependency(), aDependency({ package: 'npm/own', version: null })],
          publishes: [{ package: 'npm/board', file: 'package.json' }],
          faults: [{ file: 'yarn.lock', because: 'It is not YAML.' }],
        }),
        packageSources: async () => [{ package: 'npm/own', owner: 'nhs', name: 'own', organisation: 'nhs' }],
        publisherCounts: async () =>
          new Map(['npm/board', 'npm/nhsuk-frontend'].map((key) => [key, publishers])),
        dependents: async ({ meets = () => true }) => {
          const entries = [
            entry('a', { version: '8.1.0' }),
            entry('a', { version: '9.0.0' }),
            entry('b', { version: null, requirement: '^9.2.0' }),
            entry('c', { version: null, requirement: '>=8' }),
          ].filter(meets);
          return { total: new Set(entries.map(({ id }) => id)).size, entries };
        },
      }),
    },
  ).client;

describe('packages in the API', () => {
  test('what a repository depends on is told with who publishes it', async () => {
    const { body } = await client().get('/api/v1/repositories/sample-trust/ward-board/dependencies');
    const { dependencies } = body as { dependencies: { purl: string; sources: string[] }[] };
    const told = dependencies.map(({ purl, sources }) => [purl, sources]);
    expect(told).toEqual([
      ['pkg:npm/nhsuk-frontend@6.1.0', []],
      ['pkg:npm/own', ['nhs/own']],
    ]);
    expect(body.publishes).toEqual([{ purl: 'pkg:npm/board', file: 'package.json' }]);
    expect(body.faults).toHaveLength(1);
    expect((await client().get('/api/v1/repositories/sample-trust/none/dependencies')).status).toBe(404);
  });

  test.each([
    [1, true],
    [2, false],
  ])('where %i repositories publish a name, its dependents are certain: %s', async (publishers, certain) => {
    const { body } = await client(publishers).get('/api/v1/repositories/sample-trust/ward-board/dependents');
    expect([body.total, body.items[0].certain, body.items[0].uses.length]).toEqual([3, certain, 2]);
  });

  test.each([
    ['pkg:npm/nhsuk-frontend', ['a', 'b', 'c']],
    ['pkg:npm/nhsuk-frontend@<9', ['a']],
    ['pkg:npm/nhsuk-frontend@9', ['a', 'b']],
    ['npm/nhsuk-frontend@>9', []],
  ])('who depends on %s', async (typed, names) => {
    const { body } = await client().get('/api/v1/dependents').query({ package: typed });
    const { items } = body as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toEqual(names);
  });

  test.each(['nothing', 'pkg:npm/a@latest', ''])('“%s” is refused with a reason', async (typed) => {
    const { status, body } = await client().get('/api/v1/dependents').query({ package: typed });
    expect([status, body.status]).toEqual([400, 400]);
  });
});
