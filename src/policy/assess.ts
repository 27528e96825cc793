import type { Assessment, Finding, LevelOutcome, Outcome, Status } from '../domain/assessment.ts';
import type { Policy } from '../domain/policy.ts';
import { isEmpty, type Check } from './check.ts';
import { checks as allChecks } from './checks/checks.ts';
import { openSourceLicence } from './checks/licence/open-source-licence.ts';
import type { Facts } from './facts.ts';
import { levelsOf } from './levels.ts';
import { withDecision } from './with-decision.ts';

/** The answers to the checks that policies ask for, and what each policy makes of them. */
export interface PolicyVerdict {
  /** Sorted by the check's id. */
  findings: Finding[];
  /** In the order of the policies. */
  assessments: Assessment[];
  /** The worst status over the policies; `not-assessed` for what is public and bound by none. */
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
  const asked = checksAskedBy(policies);
  const byId = checksById(checks);
  const findings = asked.map((id) => findingOf(id, byId.get(id), facts));
  const outcomes = new Map(findings.map(({ check, outcome }) => [check, outcome]));
  const assessments = policies.map((policy): Assessment => {
    const levels = levelsOf(policy.clauses, outcomes);
    const status = statusOf(facts, { mandatory: levels.mandatory, licence: outcomes.get(licensing) });
    const { id, version } = policy;
    return { policy: id, version, status, levels, checks: checksOf(policy) };
  });
  const status = worst(assessments.length === 0 ? [statusOf(facts)] : assessments.map((each) => each.status));
  return { findings, assessments, status };
}

/** Asked of whatever a policy binds, whether the policy asks for it or not: nothing is open without a licence. */
const licensing = openSourceLicence.id;

/**
 * The status of a repository under one policy. A mandatory check that is unmet or unknown needs attention, and so does
 * code without a licence, a stranger's fork included: a repository is called open on evidence only. One that is empty is not
 * assessed. What the public
 * cannot see is closed, whatever else holds.
 *
 * @param found undefined where no policy binds
 */
function statusOf(
  { evidence, withdrawnAt, decided }: Pick<Facts, 'evidence' | 'withdrawnAt' | 'decided'>,
  found?: { mandatory: LevelOutcome; licence: Outcome | undefined },
): Status {
  const { visibility } = evidence;
  if (withdrawnAt !== null) return 'withdrawn';
  if (visibility === 'private' || visibility === 'internal')
    return decided?.closedWithReason ? 'closed-with-reason' : 'closed-without-reason';
  if (visibility === undefined) return 'needs-attention';
  if (found === undefined || isEmpty({ evidence })) return 'not-assessed';
  const { mandatory, licence = 'unknown' } = found;
  const licensed = licence === 'met' || licence === 'declared' || licence === 'waived';
  return licensed && (mandatory === 'met' || mandatory === 'not-applicable') ? 'open' : 'needs-attention';
}

function findingOf(id: string, check: Check | undefined, facts: Facts): Finding {
  if (check) return withDecision({ check: id, ...check.judge(facts) }, facts.decided);
  return { check: id, outcome: 'unknown', because: 'This version of the hub does not know the check.' };
}

const ownChecks = new WeakMap<Policy, readonly string[]>();

/** The checks of a policy in the order of its clauses: one list for all repositories. */
function checksOf(policy: Policy): readonly string[] {
  const known = ownChecks.get(policy) ?? policy.clauses.map(({ check }) => check);
  ownChecks.set(policy, known);
  return known;
}

const askedChecks = new WeakMap<readonly Policy[], readonly string[]>();

/** The ids of the checks that policies ask for, sorted. */
function checksAskedBy(policies: readonly Policy[]): readonly string[] {
  const named = () => policies.flatMap(({ clauses }) => clauses.map(({ check }) => check));
  const asked =
    askedChecks.get(policies) ?? (policies.length === 0 ? [] : [...new Set([...named(), licensing])].sort());
  askedChecks.set(policies, asked);
  return asked;
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
  'not-assessed',
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
