import type { LicenceVerdict } from '../../domain/licence-verdict.ts';
import { isLacking, type PlanFinding } from '../planning/check-plan.ts';

/**
 * What a team has to mend in files it took over, each check once. Checks of licence and copyright are not among it where the licence is
 * in doubt: whoever copies the files cannot give themselves permission, which is for the warning to say.
 */
export function toMend(findings: readonly PlanFinding[], licence: LicenceVerdict | null): PlanFinding[] {
  const inDoubt = licence === null || licence.spdx === 'NOASSERTION';
  const lacking = findings.filter(
    (each) => isLacking(each) && !(inDoubt && /licence|copyright/.test(each.check)),
  );
  return [...new Map(lacking.map((each) => [each.check, each])).values()];
}
