import type { Policy, PolicyClause } from './policy.ts';

/** How two policies ask for a check. */
export const comparisons = ['other-force', 'only-one', 'only-other', 'alike'] as const;

/** A check that either of two policies asks for, and its clause in each. */
export interface ComparedCheck {
  check: string;
  comparison: (typeof comparisons)[number];
  one: PolicyClause | undefined;
  other: PolicyClause | undefined;
}

/** Every check that either policy asks for, by how they differ: with another force, only in one, alike. */
export function comparePolicies(
  one: Pick<Policy, 'clauses'>,
  other: Pick<Policy, 'clauses'>,
): ComparedCheck[] {
  const [left, right] = [clausesOf(one), clausesOf(other)];
  const checks = [...new Set([...left.keys(), ...right.keys()])];
  return checks
    .map((check) => compared(check, left.get(check), right.get(check)))
    .sort((a, b) => comparisons.indexOf(a.comparison) - comparisons.indexOf(b.comparison));
}

function compared(
  check: string,
  one: PolicyClause | undefined,
  other: PolicyClause | undefined,
): ComparedCheck {
  const comparison = !other
    ? 'only-one'
    : !one
      ? 'only-other'
      : one.force === other.force
        ? 'alike'
        : 'other-force';
  return { check, comparison, one, other };
}

function clausesOf({ clauses }: Pick<Policy, 'clauses'>): ReadonlyMap<string, PolicyClause> {
  return new Map(clauses.map((clause) => [clause.check, clause]));
}
