import type { Assessment, Finding, Outcome } from '../../domain/assessment.ts';
import { forces } from '../../domain/assessment.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import { addresses } from '../components/addresses.ts';
import { forceWords, outcomeLabels, statusLabels } from '../text/labels.ts';
import { countOf } from '../text/numbers.ts';

/** What needs attention comes first. */
const order: readonly Outcome[] = ['unmet', 'unknown', 'waived', 'declared', 'met', 'not-applicable'];

/** One policy's findings on a repository, grouped by force. */
export function assessmentView(
  { policy: id, version, status, findings }: Assessment,
  policies: readonly Policy[],
  prose: (check: string) => CheckProse | undefined,
) {
  const policy = policies.find((one) => one.id === id);
  const clauses = new Map(policy?.clauses.map((clause) => [clause.check, clause]));
  const rows = findings.map((finding) =>
    findingView(finding, prose(finding.check), clauses.get(finding.check)?.clause),
  );
  const sorted = rows.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  const groups = [...forces, undefined].map((force) => ({
    heading: force ? forceWords[force] : 'Not part of the policy any more',
    rows: sorted.filter((row) => clauses.get(row.check)?.force === force),
  }));
  return {
    id,
    title: policy?.title ?? id,
    href: policy ? addresses.policy(id) : '',
    version,
    status: statusLabels[status],
    summary: summaryOf(findings),
    groups: groups.filter((group) => group.rows.length > 0),
  };
}

function findingView(
  { check, outcome, because, proof }: Finding,
  prose: CheckProse | undefined,
  clause = '',
) {
  const actionable = outcome === 'unmet' || outcome === 'unknown';
  return {
    check,
    outcome,
    title: prose?.title ?? check,
    href: prose ? addresses.check(check) : '',
    label: outcomeLabels[outcome],
    because,
    proof: proof ?? '',
    clause,
    why: actionable ? (prose?.why ?? '') : '',
    fix: outcome === 'unmet' ? (prose?.fix ?? '') : '',
  };
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome).length;
  const words = order
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `${count(outcome)} ${outcomeLabels[outcome].text.toLowerCase()}`);
  return `${countOf(findings.length, 'check')}: ${words.join(', ')}.`;
}
