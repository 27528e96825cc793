import { expect, test } from 'vitest';
import { levelsOf, levelViews } from '../../src/policy/levels.ts';

test('a check without a finding could not be assessed', () => {
  const clauses = [
    { check: 'one', force: 'mandatory' as const },
    { check: 'two', force: 'mandatory' as const },
  ];
  expect(levelsOf(clauses, new Map([['one', 'met']]))).toEqual({
    mandatory: 'unknown',
    required: 'not-applicable',
    recommended: 'not-applicable',
  });
});

test('a level counts checks met of those that apply, and those not known', () => {
  const finding = (
    force: 'mandatory' | 'required',
    outcome: 'met' | 'unmet' | 'unknown' | 'not-applicable',
  ) => ({
    force,
    outcome,
  });
  expect(
    levelViews([
      finding('mandatory', 'met'),
      finding('mandatory', 'not-applicable'),
      finding('mandatory', 'unknown'),
      finding('required', 'unmet'),
    ]),
  ).toEqual([
    { force: 'mandatory', outcome: 'unknown', met: 1, applicable: 2, unknown: 1 },
    { force: 'required', outcome: 'unmet', met: 0, applicable: 1, unknown: 0 },
  ]);
});
