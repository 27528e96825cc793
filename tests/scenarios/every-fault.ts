import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvestExitCode } from '../../src/cli/harvest-exit-code.ts';
import type { HarvestRun } from '../../src/domain/harvest-run.ts';
import type { Dataset } from '../../simulator/simulator.ts';
import { startSampleGitLab } from '../../simulator/gitlab/gitlab.ts';
import { estateOf, sampleForge } from '../forge/github/harvesting.ts';
import type { TestDatabase } from '../store/databases.ts';
import { faultScenarios, type FaultScenario } from './faults-table.ts';
import { HarvestScenario, type Route, type ScenarioForge } from './harvest-scenario.ts';

interface TestOptions {
  chosen?: (scenario: FaultScenario) => boolean;
  /** Whether they may run side by side: most of them wait. */
  concurrent?: boolean;
}

/** Runs the scenarios, each as the first harvest of a hub and as a later one, on a kind of database. */
export function testEveryFault(
  database: TestDatabase,
  { chosen = () => true, concurrent = false }: TestOptions = {},
): void {
  beforeAll(() => database.begin());
  afterAll(() => database.end());
  describe.each(['graphql', 'rest', 'gitlab'] as const)('by %s', { concurrent }, (route) => {
    const own = faultScenarios.filter((each) => each.routes.includes(route) && chosen(each));
    test.each(own)('$name', (scenario) => runScenario(scenario, route, database));
  });
}

async function runScenario(scenario: FaultScenario, route: Route, database: TestDatabase): Promise<void> {
  const estate = manyKinds();
  await using forge = await standIn(estate, route);
  const { limits = {} } = scenario;
  await using harvests = await HarvestScenario.open(forge, route, {
    dialect: await database.empty(),
    limits,
  });
  await underFault(scenario, { forge, harvests });
  estate.push('sample-trust/repository-5', { 'new.txt': 'x', LICENSE: 'Apache-2.0\n' });
  estate.push('sample-trust/repository-12', { 'README.md': '# Other words\n' });
  estate.push('other-trust/other-1', { 'new.txt': 'x', LICENSE: 'Apache-2.0\n' });
  estate.rename('sample-trust/repository-6', 'renamed-6');
  estate.delete('sample-trust/repository-7');
  await underFault(scenario, { forge, harvests });
  expect(forge.requests.unexpected).toEqual([]);
}

/** A harvest while the fault lasts, and one when it is over: it catches up without being told. */
async function underFault(
  { begin, heal, exit, named, lacking, requests }: FaultScenario,
  { forge, harvests }: { forge: ScenarioForge; harvests: HarvestScenario },
): Promise<void> {
  const before = await harvests.heldNames();
  forge.requests.reset();
  begin(forge, forge.estate);
  const run = await harvests.harvest();
  expect([harvestExitCode(run), subjectsOf(run, named)]).toEqual([exit, []]);
  expect(run.faults.length > 0).toBe(named !== undefined);
  if (!lacking) expect(await harvests.differences()).toEqual([]);
  else expect((await harvests.differences()).filter((each) => !isOf(each, lacking, before))).toEqual([]);
  expect(forge.requests.recent.filter(({ premature }) => premature)).toEqual([]);
  if (requests !== undefined) expect(forge.requests.total).toBeLessThanOrEqual(requests);
  forge.faults.clear();
  heal?.(forge.estate);
  await harvests.reopen();
  expect(await harvests.harvest()).toMatchObject({ state: 'complete', faults: [] });
  expect(await harvests.differences()).toEqual([]);
}

/** Subjects of faults that no one expects. */
function subjectsOf({ faults }: HarvestRun, named: RegExp | undefined): string[] {
  return faults.map(({ subject }) => subject).filter((subject) => !named?.test(subject));
}

/** What is known is kept whatever happens: only what was not held before may be missing. */
function isOf(difference: string, lacking: RegExp, before: ReadonlySet<string>): boolean {
  const [, lost] = /^(\S+) is missing$/.exec(difference) ?? [];
  return lacking.test(difference) && !(lost !== undefined && before.has(lost));
}

function manyKinds(): Dataset {
  const estate = estateOf(20);
  estate.addAccount({ login: 'other-trust' });
  for (let n = 1; n <= 3; n++)
    estate.create('other-trust', { name: `other-${n}`, files: { 'README.md': `# Other ${n}\n` } });
  const licence = { LICENSE: 'MIT\n' };
  const bytes = Buffer.from([0, 255, 254, 0, 1]);
  estate.create('sample-trust', { name: 'empty' });
  estate.create('sample-trust', { name: 'large', files: { 'README.md': 'x'.repeat(600_000), ...licence } });
  estate.create('sample-trust', { name: 'binary', files: { 'README.md': bytes, ...licence } });
  return estate;
}

function standIn(estate: Dataset, route: Route): Promise<ScenarioForge & AsyncDisposable> {
  if (route === 'gitlab') return startSampleGitLab({ estate, token: 'sample-token' });
  return sampleForge(estate, { limits: { anonymous: 100_000 } });
}
