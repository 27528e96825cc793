import { expect, test } from 'vitest';
import { sarifOf, type SarifFinding } from '../../src/cli/sarif.ts';
import { policy } from '../api/an-api.ts';

const finding: SarifFinding = {
  ...{ check: 'has-licence', title: 'Has a licence', fix: 'Add one.', force: 'mandatory', clause: '4c' },
  ...{ outcome: 'unmet', because: 'There is no licence file.' },
};

test('sarifOf gives each finding a rule, a kind and a level by the force of its clause', () => {
  const findings: SarifFinding[] = [
    finding,
    { ...finding, check: 'has-readme', force: 'required', proof: 'docs/read me.md#L12' },
    { ...finding, check: 'has-contact', outcome: 'met' },
    { ...finding, check: 'is-public', outcome: 'unknown' },
  ];
  const [run] = sarifOf(policy, findings).runs;
  expect(run?.results.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
    ['has-licence', 'fail', 'error'],
    ['has-readme', 'fail', 'warning'],
    ['has-contact', 'pass', 'none'],
    ['is-public', 'review', 'none'],
  ]);
  for (const { ruleId, ruleIndex } of run?.results ?? [])
    expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  expect(run?.results[1]?.locations[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'docs/read%20me.md' },
    region: { startLine: 12 },
  });
  expect(run?.results[0]?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'README.md' } });
});
