import type { Assessment, Finding, Status } from '../domain/assessment.ts';
import type { Policy } from '../domain/policy.ts';
import type { Check } from './check.ts';
import { checks as allChecks } from './checks/checks.ts';
import type { Facts } from './facts.ts';
import { withDecision } from './with-decision.ts';

/** The answers to the checks that policies ask for, and what each policy makes of them. */
export interface PolicyVerdict {
  /** Sorted by the check's id. */
  findings: Finding[];
  /** In the order of the policies. */
  assessments: Assessment[];
  /** The worst status over the policies; where none binds, whether the repository is public decides. */
  status: Status;
}

/**
 * Judges one repository by the policies that bind it. Pure: the same facts and policies give the same answer.
 *
 * @param checks the checks there are; a clause that asks for another one gets the outcome `unknown`
 */
export function assess(
  facts: Facts,
  policies: readonly Policy[],
  checks: readonly Check[] = allChecks,
): PolicyVerdict {
  const asked = [...new Set(policies.flatMap(({ clauses }) => clauses.map(({ check }) => check)))].sort();
  const byId = checksById(checks);
  const findings = asked.map((id) => findingOf(id, byId.get(id), facts));
  const outcomes = new Map(findings.map((finding) => [finding.check, finding]));
  const assessments = policies.map((policy): Assessment => {
    const own = policy.clauses.map(({ check }) => check);
    const found = own.flatMap((check) => outcomes.get(check) ?? []);
    const status = statusOf(facts, policy, found);
    return { policy: policy.id, version: policy.version, status, checks: own };
  });
  const status = worst([statusOf(facts), ...assessments.map((each) => each.status)]);
  return { findings, assessments, status };
}

/**
 * The status that findings of one policy add up to. A mandatory check that is unmet or unknown needs attention: a
 * repository is called open on evidence only. What the public cannot see is closed, whatever else holds.
 */
function statusOf(
  { evidence: { visibility }, withdrawnAt, decided }: Pick<Facts, 'evidence' | 'withdrawnAt' | 'decided'>,
  policy?: Pick<Policy, 'clauses'>,
  findings: readonly Finding[] = [],
): Status {
  if (withdrawnAt !== null) return 'withdrawn';
  if (visibility === 'private' || visibility === 'internal')
    return decided?.closedWithReason ? 'closed-with-reason' : 'closed-without-reason';
  if (visibility === undefined) return 'needs-attention';
  const mandatory = new Set(
    policy?.clauses.filter(({ force }) => force === 'mandatory').map(({ check }) => check),
  );
  const lacking = findings.some(
    ({ check, outcome }) => mandatory.has(check) && (outcome === 'unmet' || outcome === 'unknown'),
  );
  return lacking ? 'needs-attention' : 'open';
}

function findingOf(id: string, check: Check | undefined, facts: Facts): Finding {
  if (check) return withDecision({ check: id, ...check.judge(facts) }, facts.decided);
  return { check: id, outcome: 'unknown', because: 'This version of the hub does not know the check.' };
}

const indices = new WeakMap<readonly Check[], ReadonlyMap<string, Check>>();

function checksById(checks: readonly Check[]): ReadonlyMap<string, Check> {
  const known = indices.get(checks) ?? new Map(checks.map((check) => [check.id, check]));
  indices.set(checks, known);
  return known;
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
