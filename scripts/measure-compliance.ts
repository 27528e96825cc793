/**
 * Prints how far a collection of repositories complies with each policy: node scripts/measure-compliance.ts FILE [--checks]
 *
 * FILE holds one JSON object a line (scripts/recorded-repositories.ts). With --checks, how each check came out is printed as
 * well.
 */
import { fileURLToPath } from 'node:url';
import { assessFiles } from '../src/assessment/assessment.ts';
import { loadPolicies } from '../src/config/config.ts';
import { forces, type Force, type LevelOutcome } from '../src/domain/assessment.ts';
import { readRepositories } from './recorded-repositories.ts';

const [file, option] = process.argv.slice(2);
if (file === undefined) throw new Error('Give the file to measure.');
const policies = await loadPolicies(fileURLToPath(new URL('../policies', import.meta.url)));
const repositories = readRepositories(file, new Date());
const levels = new Map<string, Record<Force, Record<LevelOutcome, number>>>();
const open = new Map<string, number>();
const outcomes = new Map<string, Map<string, number>>();
const none = () => ({ met: 0, unmet: 0, unknown: 0, 'not-applicable': 0 });

for (const repository of repositories) {
  const { assessments, findings } = assessFiles(repository, policies);
  for (const { policy, status, levels: found } of assessments) {
    const counts = levels.get(policy) ?? { mandatory: none(), required: none(), recommended: none() };
    for (const force of forces) counts[force][found?.[force] ?? 'unknown'] += 1;
    levels.set(policy, counts);
    open.set(policy, (open.get(policy) ?? 0) + (status === 'open' ? 1 : 0));
  }
  for (const { check, outcome } of findings) {
    const counts = outcomes.get(check) ?? new Map<string, number>();
    outcomes.set(check, counts.set(outcome, (counts.get(outcome) ?? 0) + 1));
  }
}

const share = (count: number, total: number) =>
  total === 0 ? '–' : `${Math.round((100 * count) / total)} %`;
console.log(
  `${repositories.length} repositories, of those to which a level applies: met, not met, not known\n`,
);
for (const { id } of policies) {
  const counts = levels.get(id);
  const parts = forces.map((force) => {
    const { met = 0, unmet = 0, unknown = 0 } = counts?.[force] ?? {};
    const total = met + unmet + unknown;
    return `${force} ${share(met, total)}, ${share(unmet, total)}, ${share(unknown, total)}`;
  });
  console.log(
    `${id.padEnd(24)} open ${share(open.get(id) ?? 0, repositories.length).padStart(5)}   ${parts.join('   ')}`,
  );
}
if (option === '--checks')
  for (const [check, counts] of [...outcomes].sort(([one], [other]) => (one < other ? -1 : 1)))
    console.log(
      `${check.padEnd(28)} ${[...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ')}`,
    );
