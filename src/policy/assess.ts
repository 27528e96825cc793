import type { Assessment, Finding, Status } from '../domain/assessment.ts';
import type { Policy } from '../domain/policy.ts';
import type { Check } from './check.ts';
import { checks } from './checks/checks.ts';
import type { Facts } from './facts.ts';

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]));

/**
 * Judges one repository by the policies that bind it. Pure: the same facts and policies give the same answer.
 *
 * @returns one assessment for every policy, in their order, its findings in the order of the clauses; and the worst
 *   status among them. Where no policy binds, whether it is public decides.
 */
export function assess(
  facts: Facts,
  policies: readonly Policy[],
): { assessments: Assessment[]; status: Status } {
  const found = new Map<string, Finding>();
  const assessments = policies.map((policy): Assessment => {
    const findings = policy.clauses.map(({ check }) => findingOf(check, facts, found));
    return {
      policy: policy.id,
      version: policy.version,
      status: statusOf(facts, policy, findings),
      findings,
    };
  });
  return { assessments, status: worst([statusOf(facts), ...assessments.map(({ status }) => status)]) };
}

/**
 * The status that findings of one policy add up to. A mandatory check that is unmet or unknown needs attention: a
 * repository is called open on evidence only. Whoever cannot be seen by the public is closed, whatever else holds.
 */
export function statusOf(
  { evidence: { visibility }, withdrawnAt }: Pick<Facts, 'evidence' | 'withdrawnAt'>,
  policy?: Pick<Policy, 'clauses'>,
  findings: readonly Finding[] = [],
): Status {
  if (withdrawnAt !== null) return 'withdrawn';
  if (visibility === 'private' || visibility === 'internal') return 'closed-without-reason';
  if (visibility === undefined) return 'needs-attention';
  const mandatory = new Set(
    policy?.clauses.filter(({ force }) => force === 'mandatory').map(({ check }) => check),
  );
  const lacking = findings.some(
    ({ check, outcome }) => mandatory.has(check) && (outcome === 'unmet' || outcome === 'unknown'),
  );
  return lacking ? 'needs-attention' : 'open';
}

/** Each check is asked once, however many policies ask for it. */
function findingOf(id: string, facts: Facts, found: Map<string, Finding>): Finding {
  const known = found.get(id);
  if (known) return known;
  const check = byId.get(id);
  const finding: Finding = check
    ? { check: id, ...check.judge(facts) }
    : { check: id, outcome: 'unknown', because: 'This version of the hub does not know the check.' };
  found.set(id, finding);
  return finding;
}

const fromBest: readonly Status[] = [
  'open',
  'closed-with-reason',
  'needs-attention',
  'closed-without-reason',
  'withdrawn',
];

function worst(found: readonly Status[]): Status {
  return found.reduce(
    (one, other) => (fromBest.indexOf(other) > fromBest.indexOf(one) ? other : one),
    'open',
  );
}
