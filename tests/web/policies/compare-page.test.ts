import { expect, test } from 'vitest';
import type { Force } from '../../../src/domain/assessment.ts';
import type { Policy } from '../../../src/domain/policy.ts';
import { compareView } from '../../../src/web/policies/compare-page.ts';

function aPolicy(id: string, clauses: Record<string, Force>): Policy {
  return {
    id,
    title: id,
    version: '1',
    summary: 'A sample.',
    source: 'A sample',
    url: null,
    effectiveFrom: '2026-01-01',
    lastReviewed: '2026-11-23',
    clauses: Object.entries(clauses).map(([check, force]) => ({ check, force, clause: '1', text: 'Asks.' })),
  };
}

const one = aPolicy('one', {
  'has-readme': 'mandatory',
  'has-licence': 'required',
  'stays-open': 'required',
});
const other = aPolicy('other', {
  'is-public': 'required',
  'has-readme': 'mandatory',
  'has-licence': 'mandatory',
});
const words = { policies: [one, other], prose: () => undefined };

test('every check that either asks for stands in one group, with its force in each', () => {
  const { groups, summary } = compareView(one, other, words);
  expect(
    groups.map(({ heading, checks }) => [heading, ...checks.map((row) => [row.check, row.one, row.other])]),
  ).toEqual([
    ['Asked with different force', ['has-licence', 'Required, clause 1', 'Mandatory, clause 1']],
    ['Only in one', ['stays-open', 'Required, clause 1', 'Not asked']],
    ['Only in other', ['is-public', 'Not asked', 'Required, clause 1']],
    ['Asked with the same force', ['has-readme', 'Mandatory, clause 1', 'Mandatory, clause 1']],
  ]);
  expect(summary).toBe('Of 4 checks, both ask for 2.');
});

test('a policy beside itself differs in nothing, and the page says what it is', () => {
  const { groups, summary } = compareView(one, one, words);
  expect(groups.map(({ heading }) => heading)).toEqual(['Asked with the same force']);
  expect(summary).toMatch(/same policy twice/);
});
