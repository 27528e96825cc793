import { expect, test } from 'vitest';
import type { Dependency, PackageFacts } from '../../../src/domain/dependency.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRepository } from '../../builders.ts';
import { save, tuesday } from './repositories.ts';

const at = { history: 'a', position: 1 };

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
  const users = async (...packages: string[]) =>
    (await current().dependents({ packages })).map(({ name }) => name);

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
    const others = await current().dependents({ packages: ['npm/board'], except: 'github:2' });
    expect(others.map(({ id }) => id)).toEqual(['github:3']);
    expect(await current().dependents({ packages: ['npm/board'], organisation: 'elsewhere' })).toEqual([]);
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
