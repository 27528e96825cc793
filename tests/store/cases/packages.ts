import { expect, test } from 'vitest';
import type { Dependency, PackageFacts } from '../../../src/domain/dependency.ts';
import type { DependentsPage, DependentsQuery, Store } from '../../../src/store/store.ts';
import { aRepository } from '../../builders.ts';
import { save, tuesday } from './repositories.ts';

const at = { history: 'a', position: 1 };
const all = { limit: 100, offset: 0 };

function namesOf({ entries }: DependentsPage): string[] {
  return entries.map(({ name }) => name);
}

export function aDependency(overrides: Partial<Dependency> = {}): Dependency {
  return {
    package: 'npm/nhsuk-frontend',
    version: '6.1.0',
    requirement: '^6.1.0',
    scope: 'runtime',
    direct: true,
    file: 'package.json',
    ...overrides,
  };
}

function facts(overrides: Partial<PackageFacts> = {}): PackageFacts {
  return { dependencies: [], publishes: [], faults: [], ...overrides };
}

export function packageCases(current: () => Store): void {
  const keep = (repositories: { id: string; facts: PackageFacts | null }[]) =>
    current().savePackages({ name: 'packages', at, repositories });
  const estate = async () => {
    const named = ['one', 'two', 'three'].map((name, index) =>
      aRepository({ evidence: { id: `github:${index + 1}`, name } }),
    );
    await save(current(), named);
    await keep([
      { id: 'github:1', facts: facts({ publishes: [{ package: 'npm/board', file: 'package.json' }] }) },
      { id: 'github:2', facts: facts({ dependencies: [aDependency({ package: 'npm/board' })] }) },
      {
        id: 'github:3',
        facts: facts({
          dependencies: [
            aDependency({ package: 'npm/board', version: null, requirement: '>=1' }),
            aDependency({
              direct: false,
              requirement: null,
              scope: 'development',
              file: 'package-lock.json',
            }),
          ],
          faults: [{ file: 'yarn.lock', because: 'It is not YAML.' }],
        }),
      },
    ]);
  };
  const users = async (...packages: string[]) => namesOf(await current().dependents({ packages, ...all }));

  test('dependencies come back as they were saved, direct ones first', async () => {
    await estate();
    const known = await current().repositoryPackages('github:3');
    expect(known.dependencies.map((each) => [each.package, each.version, each.direct, each.scope])).toEqual([
      ['npm/board', null, true, 'runtime'],
      ['npm/nhsuk-frontend', '6.1.0', false, 'development'],
    ]);
    expect(known.faults).toEqual([{ file: 'yarn.lock', because: 'It is not YAML.' }]);
    expect((await current().repositoryPackages('github:none')).dependencies).toEqual([]);
  });

  test('dependents are found by package, in the order of their names', async () => {
    await estate();
    expect(await users('npm/board')).toEqual(['three', 'two']);
    expect(await users()).toEqual([]);
    expect(await users('npm/other')).toEqual([]);
    const others = await current().dependents({ packages: ['npm/board'], except: 'github:2', ...all });
    expect(others).toMatchObject({ total: 1, entries: [{ id: 'github:3' }] });
    const elsewhere = { packages: ['npm/board'], organisation: 'elsewhere' };
    expect(await current().dependents({ ...elsewhere, ...all })).toEqual({ total: 0, entries: [] });
  });

  test('a page of dependents holds each repository of it with all of its versions', async () => {
    await estate();
    const versions = ['8.1.0', '9.0.0'].map((version) => aDependency({ package: 'npm/board', version }));
    await keep([{ id: 'github:2', facts: facts({ dependencies: versions }) }]);
    const asked = { packages: ['npm/board', 'npm/nhsuk-frontend'] };
    const first = await current().dependents({ ...asked, limit: 1, offset: 0 });
    expect([first.total, namesOf(first), first.entries.map((each) => each.package)]).toEqual([
      2,
      ['three', 'three'],
      ['npm/board', 'npm/nhsuk-frontend'],
    ]);
    const second = await current().dependents({ ...asked, limit: 1, offset: 1 });
    expect([second.total, second.entries.map(({ version }) => version)]).toEqual([2, ['8.1.0', '9.0.0']]);
    expect(await current().dependents({ ...asked, limit: 1, offset: 5 })).toEqual({ total: 2, entries: [] });
    expect(await current().countDependents(asked)).toBe(2);
    expect((await current().dependentIds(asked)).sort()).toEqual(['github:2', 'github:3']);
  });

  test('dependents are narrowed by the versions that they use', async () => {
    await estate();
    const asked = (meets: DependentsQuery['meets']) => ({ packages: ['npm/board'], meets });
    const exact = asked(({ version }) => version === '6.1.0');
    expect(await current().dependents({ ...exact, ...all })).toMatchObject({
      total: 1,
      entries: [{ name: 'two', version: '6.1.0' }],
    });
    expect(await current().dependentIds(asked(({ requirement }) => requirement === '>=1'))).toEqual([
      'github:3',
    ]);
    expect(await current().countDependents(asked(() => true))).toBe(2);
    expect(await current().countDependents(asked(() => false))).toBe(0);
    expect(await current().countDependents({ packages: ['npm/none'] })).toBe(0);
  });

  test('sources are the repositories that publish what another depends on', async () => {
    await estate();
    const sources = await current().packageSources({ id: 'github:2' });
    expect(sources.map(({ name, package: key }) => [name, key])).toEqual([['one', 'npm/board']]);
    const counts = await current().publisherCounts({ packages: ['npm/board', 'npm/other'] });
    expect([...counts]).toEqual([['npm/board', 1]]);
  });

  test('saving again replaces what was known of a repository, and of no other', async () => {
    await estate();
    await keep([{ id: 'github:2', facts: facts({ dependencies: [aDependency()] }) }]);
    expect(await users('npm/board')).toEqual(['three']);
    expect(await users('npm/nhsuk-frontend')).toEqual(['three', 'two']);
    await keep([{ id: 'github:2', facts: null }]);
    expect(await users('npm/nhsuk-frontend')).toEqual(['three']);
  });

  test('nothing is told of a repository that is withdrawn or closed', async () => {
    await estate();
    await current().withdraw(['github:1', 'github:3'], 'gone', tuesday);
    expect(await users('npm/board', 'npm/nhsuk-frontend')).toEqual(['two']);
    expect(await current().packageSources({ id: 'github:2' })).toEqual([]);
    expect(await current().repositoryPackages('github:3')).toEqual(facts());
    const closed = aRepository({ evidence: { id: 'github:2', name: 'two' }, status: 'closed-with-reason' });
    await save(current(), [closed], tuesday);
    expect(await users('npm/board')).toEqual([]);
  });

  test('all of it can be cleared and made again', async () => {
    await estate();
    expect(await current().findProjection('packages')).toEqual(at);
    await current().clearPackages('packages');
    expect(await current().findProjection('packages')).toBeUndefined();
    expect(await users('npm/board')).toEqual([]);
    await estate();
    expect(await users('npm/board')).toEqual(['three', 'two']);
  });
}
