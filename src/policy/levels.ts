import type { Force, LevelOutcome, Levels, Outcome } from '../domain/assessment.ts';
import { forces } from '../domain/assessment.ts';
import { levelOf, levelsBy } from '../domain/levels.ts';
import type { PolicyClause } from '../domain/policy.ts';

/** One level of a policy, with the numbers behind it. */
export interface LevelView {
  force: Force;
  outcome: LevelOutcome;
  /** Checks that are met, declared or waived, of those that apply. */
  met: number;
  applicable: number;
  /** Those of them that could not be assessed. */
  unknown: number;
}

/** What findings add up to at each level of a policy. A check without an outcome could not be assessed. */
export function levelsOf(
  clauses: readonly Pick<PolicyClause, 'check' | 'force'>[],
  outcomes: ReadonlyMap<string, Outcome>,
): Levels {
  const found: Record<Force, Set<Outcome>> = {
    mandatory: new Set(),
    required: new Set(),
    recommended: new Set(),
  };
  for (const { check, force } of clauses) found[force].add(outcomes.get(check) ?? 'unknown');
  return levelsBy((force) => levelOf([...found[force]]));
}

/** The levels of a policy as people read them: those without a check are left out. */
export function levelViews(findings: readonly { force: Force | null; outcome: Outcome }[]): LevelView[] {
  return forces.flatMap((force) => {
    const own = findings.filter((finding) => finding.force === force).map(({ outcome }) => outcome);
    if (own.length === 0) return [];
    const applicable = own.filter((outcome) => outcome !== 'not-applicable');
    const unknown = applicable.filter((outcome) => outcome === 'unknown').length;
    const unmet = applicable.filter((outcome) => outcome === 'unmet').length;
    const met = applicable.length - unknown - unmet;
    return [{ force, outcome: levelOf(own), met, applicable: applicable.length, unknown }];
  });
}
