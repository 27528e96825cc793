import type { Dependency, PackageFacts } from '../src/domain/dependency.ts';
import type { AssessedRepository } from '../src/domain/repository.ts';
import type { Store } from '../src/store/store.ts';
import { aRepository } from '../tests/builders.ts';
import { seeded } from './search-documents.ts';

const packages = 50_000;
const dependenciesEach = 60;
const batch = 200;

/** Name of a made-up package: the lower its number, the more repositories depend on it. */
export function packageAt(number: number): string {
  return `npm/made-up-${number}`;
}

/** Where a package falls when one is drawn at random, as unevenly as real ones are: the first is in nearly every repository. */
export function drawPackage(random: () => number): number {
  return Math.floor(packages ** random()) - 1;
}

/** Stores made-up repositories that each depend on 60 packages, and of which every fifth publishes one. */
export async function fillWithPackages(
  store: Store,
  repositories: number,
  owners: readonly string[],
): Promise<void> {
  const random = seeded(5);
  for (let from = 0; from < repositories; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, repositories - from) }, (_, at) => from + at);
    await store.saveRepositories({
      repositories: numbers.map((number) => repositoryAt(number, owners)),
      blobs: [],
      at: '2026-11-01T00:00:00Z',
    });
    await store.savePackages({
      name: 'packages',
      at: { history: 'bench', position: from + batch },
      repositories: numbers.map((number) => ({ id: idOf(number), facts: factsOf(number, random) })),
    });
  }
}

function repositoryAt(number: number, owners: readonly string[]): AssessedRepository {
  const owner = owners[number % owners.length] ?? '';
  // Names in another order than numbers, as repositories come from many places over time.
  const name = `tool-${(number * 7919) % 1_000_003}`;
  return aRepository({
    evidence: {
      id: idOf(number),
      owner,
      organisation: owner,
      name,
      url: `https://github.com/${owner}/${name}`,
    },
    status: number % 20 === 0 ? 'closed-with-reason' : 'open',
  });
}

function idOf(number: number): string {
  return `github:${number + 1}`;
}

function factsOf(number: number, random: () => number): PackageFacts {
  const drawn = new Set(Array.from({ length: dependenciesEach * 2 }, () => drawPackage(random)));
  const dependencies = [...drawn].slice(0, dependenciesEach).map((at): Dependency => {
    const version = `${Math.floor(12 * random())}.${Math.floor(10 * random())}.0`;
    return {
      package: packageAt(at),
      version: random() < 0.9 ? version : null,
      requirement: `^${version}`,
      scope: random() < 0.7 ? 'runtime' : 'development',
      direct: random() < 0.3,
      file: 'package-lock.json',
    };
  });
  const publishes = number % 5 === 0 ? [{ package: packageAt(number / 5), file: 'package.json' }] : [];
  return { dependencies, publishes, faults: [] };
}
