import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { githubLicence } from '../../simulator/estate/github-licence.ts';
import { isWanted } from '../../src/policy/policy.ts';
import { corpusEstate, generatedEstate, sampleEstate } from '../../simulator/simulator.ts';
import type { Dataset } from '../../simulator/simulator.ts';
import { noon } from './support.ts';

/** GitHub's verdicts by how many repositories have them. */
function verdicts(estate: Dataset): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const repository of estate.repositories) {
    const spdx = githubLicence(estate.snapshot(repository))?.spdxId ?? 'none';
    counts[spdx] = (counts[spdx] ?? 0) + 1;
  }
  return counts;
}

describe('the sample estate', () => {
  const estate = sampleEstate({ now: noon });

  test('is marked as made up everywhere', () => {
    for (const { login, name } of estate.accounts) {
      expect(login).toMatch(/^sample-/);
      expect(name).toMatch(/sample.*\(made up\)$/i);
    }
  });

  test('names no address outside the domains kept for examples', () => {
    for (const repository of estate.repositories) {
      for (const content of repository.files().values()) {
        const addresses =
          typeof content === 'string' ? (content.match(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g) ?? []) : [];
        for (const address of addresses) expect(address).toMatch(/@example\.(nhs\.uk|org)$/);
      }
    }
  });

  test('holds the kinds of repository a harvest meets', () => {
    const all = [...estate.repositories];
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.filter((repository) => repository.files().size === 0)).toHaveLength(1);
    expect(all.filter(({ visibility }) => visibility !== 'public')).toHaveLength(1);
    const branches = all.map((repository) => repository.facts().defaultBranch);
    expect(branches).toEqual(expect.arrayContaining(['lab/4', 'gh-pages', 'v0.7.9']));
    expect(Object.keys(verdicts(estate))).toEqual(
      expect.arrayContaining(['MIT', 'Apache-2.0', 'GPL-3.0', 'NOASSERTION', 'none']),
    );
  });

  test('a name that was given up belongs to another repository now', () => {
    const owner = 'sample-health-technology';
    expect(estate.repository(owner, 'message-broker')?.facts().language).toBe('Rust');
    expect(estate.formerly(owner, 'message-broker')).toBeUndefined();
    expect(estate.formerly('sample-legacy-informatics', 'record-viewer')?.account.login).toBe(owner);
  });

  test('lists its accounts for a catalogue', () => {
    expect(estate.catalogue()).toContainEqual({
      login: 'sample-nhs-trust',
      name: 'Sample University Hospitals NHS Trust (made up)',
      bodyType: 'trust',
      nation: 'England',
      predecessors: [],
      successor: null,
      homepage: null,
      parent: null,
      policies: ['nhs-osp-2022'],
    });
  });
});

describe('a generated estate', () => {
  const options = { organisations: 5, repositories: 1_000, clock: () => noon };

  test('is the same for the same seed, and different for another', () => {
    const heads = (seed: number) => {
      const estate = generatedEstate({ ...options, repositories: 20, seed });
      return Array.from(estate.repositories, (repository) => estate.snapshot(repository).commit?.oid);
    };
    expect(heads(3)).toEqual(heads(3));
    expect(new Set([...heads(3), ...heads(4)].filter(Boolean)).size).toBeGreaterThan(38);
  });

  test('has the mix of licences of NHS estates', () => {
    const counts = verdicts(generatedEstate(options));
    expect(counts['MIT']).toBeGreaterThan(400);
    expect(counts['MIT']).toBeLessThan(500);
    expect(counts['none']).toBeGreaterThan(290);
    expect(counts['none']).toBeLessThan(370);
  });

  test('has about two files worth reading in each root', () => {
    const estate = generatedEstate(options);
    const wanted = Array.from(
      estate.repositories,
      (repository) =>
        [...repository.files().keys()].filter((path) => !path.includes('/') && isWanted(path)).length,
    );
    const mean = wanted.reduce((sum, count) => sum + count, 0) / wanted.length;
    expect(mean).toBeGreaterThan(1.9);
    expect(mean).toBeLessThan(2.5);
  });

  test('can be touched by a share', () => {
    const estate = generatedEstate({ ...options, clock: () => new Date(noon.getTime() + 60_000) });
    expect(estate.touch(0.02)).toHaveLength(20);
    const moved = Array.from(estate.repositories).filter(({ pushedAt }) => pushedAt > noon.getTime());
    expect(moved).toHaveLength(20);
  });
});

const corpus = '../shared/corpus';

describe('an estate of real repositories', () => {
  test.skipIf(!existsSync(corpus))(
    'holds every repository of the corpus (skipped where ../shared/corpus is absent)',
    () => {
      const estate = corpusEstate(corpus);
      const all = [...estate.repositories];
      expect(all.length).toBeGreaterThan(170);
      expect(all.filter((repository) => repository.files().size === 0).length).toBeLessThan(5);
      expect(verdicts(estate)['MIT']).toBeGreaterThan(50);
    },
  );
});
