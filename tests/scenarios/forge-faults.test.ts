import { afterEach, describe, expect, test } from 'vitest';
import type { HarvestRun } from '../../src/domain/harvest-run.ts';
import type { Dataset } from '../../simulator/simulator.ts';
import { startSampleGitLab } from '../../simulator/gitlab/gitlab.ts';
import type { Fault } from '../../simulator/server/faults.ts';
import type { Limits } from '../../simulator/server/rate-limits.ts';
import { estateOf, sampleForge } from '../forge/github/harvesting.ts';
import { HarvestScenario, type Route } from './harvest-scenario.ts';

let closing: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of closing) await each[Symbol.asyncDispose]();
  closing = [];
});

async function start(route: Route, repositories: number, limits: Partial<Limits> = { anonymous: 100_000 }) {
  const estate = estateOf(repositories);
  estate.addAccount({ login: 'other-trust' });
  for (let n = 1; n <= 3; n++)
    estate.create('other-trust', { name: `other-${n}`, files: { 'README.md': `# Other ${n}\n` } });
  const forge = await sampleForge(estate, { limits });
  const scenario = await HarvestScenario.open(forge, route);
  closing.push(scenario, forge);
  return { scenario, forge, estate };
}

/** A first harvest, changes, a harvest and a full one, all under the fault, and two more without it. */
async function through(route: Route, fault: Fault) {
  const { scenario, forge, estate } = await start(route, 120);
  forge.faults.add(fault);
  const runs = [await scenario.harvest()];
  const differences = await scenario.differences();
  estate.push('sample-trust/repository-5', { 'new.txt': 'x' });
  estate.rename('sample-trust/repository-6', 'renamed-6');
  estate.delete('sample-trust/repository-7');
  runs.push(await scenario.harvest(), await scenario.harvest(true));
  forge.faults.clear();
  await scenario.harvest();
  await scenario.harvest(true);
  return { runs, differences, after: await scenario.differences() };
}

function requests({ usage }: HarvestRun): number {
  return Object.values(usage.requests).reduce((sum, count) => sum + count, 0);
}

describe('by GraphQL, an answer that lacks some repositories', () => {
  test.each(['null-nodes', 'null-nodes-with-errors', 'resource-limits-partial'] as const)(
    '%s cost none that can be read',
    async (kind) => {
      const { runs, differences, after } = await through('graphql', { kind });
      expect(runs.map(({ state, faults }) => [state, faults])).toEqual([
        ['complete', []],
        ['complete', []],
        ['complete', []],
      ]);
      expect([differences, after]).toEqual([[], []]);
    },
  );

  test('those that are too much for GitHub are named, and come without files', async () => {
    const { runs, differences, after } = await through('graphql', { kind: 'heavy-repositories' });
    const [first] = runs;
    const heavy = first?.faults.map(({ subject }) => subject.split('/').at(-1)).sort();
    expect(heavy).toHaveLength(41);
    expect(differences.sort()).toEqual(heavy?.map((name) => `${name} has no tree`));
    expect(first && requests(first)).toBeLessThan(41 * 10);
    expect(after).toEqual([]);
  });

  test('when each page is too much, every account is still read', async () => {
    const { scenario, forge } = await start('graphql', 20);
    forge.faults.add({ kind: 'resource-limits-partial', match: /Survey/ });
    expect(await scenario.harvest()).toMatchObject({ state: 'complete', faults: [] });
    expect(await scenario.differences()).toEqual([]);
  });
});

describe('by REST, pages that shift', () => {
  test.each(['pages-skip', 'pages-repeat'] as const)('%s hide no repository', async (kind) => {
    const { runs, differences, after } = await through('rest', { kind });
    expect(runs.map(({ state }) => state)).toEqual(['complete', 'complete', 'complete']);
    expect([differences, after]).toEqual([[], []]);
    expect(Math.max(...runs.map(requests))).toBeLessThan(15);
  });

  test.each([
    ['rename', (estate: Dataset) => estate.rename('sample-trust/repository-3', 'renamed')],
    ['transfer', (estate: Dataset) => estate.transfer('sample-trust/repository-3', 'other-trust')],
    ['delete', (estate: Dataset) => estate.delete('sample-trust/repository-3')],
    ['closing', (estate: Dataset) => estate.makePrivate('sample-trust/repository-3')],
  ] as const)('a %s between two pages costs a second reading at most', async (_, change) => {
    const { scenario, forge, estate } = await start('rest', 120);
    forge.onRequest(2, () => void change(estate), /rest:orgs/);
    const run = await scenario.harvest();
    expect(run.state).toBe('complete');
    expect(requests(run)).toBeLessThan(8);
    await scenario.harvest();
    expect(await scenario.differences()).toEqual([]);
  });
});

describe.each(['graphql', 'rest'] as const)('by %s', (route) => {
  test('a blocked repository is withdrawn, and nothing else suffers', async () => {
    const { scenario, estate } = await start(route, 12);
    await scenario.harvest();
    estate.block('sample-trust/repository-4');
    estate.push('sample-trust/repository-4', { 'x.txt': 'x' });
    const run = await scenario.harvest();
    expect(run).toMatchObject({ state: 'complete', faults: [{}], counts: { withdrawn: 1 } });
    expect(await scenario.differences()).toEqual(['repository-4 is missing']);
    estate.block('sample-trust/repository-4', false);
    await scenario.harvest(true);
    expect(await scenario.differences()).toEqual([]);
  });

  test('an account behind single sign-on is named, and the others are read', async () => {
    const { scenario, estate } = await start(route, 12);
    estate.protect('other-trust');
    const run = await scenario.harvest();
    expect(run.state).toBe('partial');
    expect(run.faults).toMatchObject([{ subject: 'other-trust', kind: 'forbidden' }]);
    estate.protect('other-trust', false);
    expect(await scenario.harvest()).toMatchObject({ state: 'complete', faults: [] });
    expect(await scenario.differences()).toEqual([]);
  });

  test('no request is sent once the rate limit is used up', async () => {
    const limits = { anonymous: 3, graphql: 3, windowSeconds: 1 };
    const { scenario, forge } = await start(route, 260, limits);
    for (const full of [false, true]) expect(await scenario.harvest(full)).toMatchObject({ faults: [] });
    expect(await scenario.differences()).toEqual([]);
    expect(forge.requests.recent.filter(({ points }) => points === 0)).toEqual([]);
  });
});

test.each(['pages-skip', 'pages-repeat'] as const)('by GitLab, %s hide no project', async (kind) => {
  const estate = estateOf(230);
  await using forge = await startSampleGitLab({ estate, token: 'sample-token' });
  await using scenario = await HarvestScenario.open(forge, 'gitlab');
  forge.faults.add({ kind });
  expect(await scenario.harvest()).toMatchObject({ state: 'complete', faults: [] });
  expect(await scenario.differences()).toEqual([]);
  expect(forge.requests.count(/projects$/)).toBeLessThan(15);
});

test('reading all again over git changes nothing where nothing changed', async () => {
  const { scenario } = await start('rest', 5);
  await scenario.harvest();
  expect(await scenario.harvest(true)).toMatchObject({ state: 'complete', counts: { changed: 0 } });
});

describe('a token that is refused', () => {
  test('ends the run after one request, and says so once for all accounts', async () => {
    const { scenario, forge } = await start('graphql', 12);
    await scenario.harvest();
    const before = await scenario.events();
    forge.faults.add({ kind: 'unauthorised' });
    forge.requests.reset();
    const run = await scenario.harvest(true);
    expect(run.state).toBe('failed');
    expect(new Set(run.faults.map(({ message }) => message)).size).toBe(1);
    expect(run.faults).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/refused the token/) }),
    );
    expect(forge.requests.total).toBe(1);
    expect(await scenario.events()).toEqual(before);
  });

  test.each([1, 2, 3, 4])('after %i requests loses no change', async (after) => {
    const { scenario, forge, estate } = await start('graphql', 120);
    await scenario.harvest();
    for (let n = 1; n <= 60; n++)
      estate.push(`sample-trust/repository-${n}`, { LICENSE: `Apache-2.0\n\nCopyright Trust ${n}\n` });
    const heal = forge.faults.add({ kind: 'unauthorised', after });
    const run = await scenario.harvest();
    expect(run.faults.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/refused the token/),
    );
    heal();
    await scenario.reopen();
    await scenario.harvest();
    expect(await scenario.differences()).toEqual([]);
    const changed = (await scenario.events()).filter(({ kind }) => kind === 'licence-changed');
    expect(new Set(changed.map(({ repository }) => repository)).size).toBe(60);
  });
});
