import type { Finding, Outcome } from '../../domain/assessment.ts';
import { forces } from '../../domain/assessment.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { proofAddress } from '../../domain/file-address.ts';
import type { Repository } from '../../domain/repository.ts';
import { readProof, type Proof } from '../../domain/proof.ts';
import { canMend } from '../../mending/mending.ts';
import type { ExplainedAssessment, ExplainedFinding, LevelView } from '../../policy/policy.ts';
import { addresses } from '../components/addresses.ts';
import { sinceText } from '../text/dates.ts';
import { forceLabels, levelOutcomeLabels, outcomeLabels, statusLabels } from '../text/labels.ts';
import { countOf } from '../text/numbers.ts';

/** What needs attention comes first. */
const order: readonly Outcome[] = ['unmet', 'unknown', 'waived', 'declared', 'met', 'not-applicable'];

/** What findings are about, and when it was first seen. */
type AssessedEvidence = Pick<Repository, 'evidence'> & Partial<Pick<Repository, 'firstSeenAt'>>;

/** One policy's findings on a repository, grouped by force, each with a link to its proof in the commit that was read. */
export function assessmentView(
  { policy, title, isKnown, version, status, statusBecause, levels, findings }: ExplainedAssessment,
  repository: AssessedEvidence,
) {
  const sorted = findings.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  const settled = sorted.filter(({ outcome }) => isSettled(outcome));
  return {
    id: policy,
    title,
    href: isKnown ? addresses.policy(policy) : '',
    version,
    status: statusLabels[status],
    because: statusBecause,
    levels: levels.map(levelView),
    summary: summaryOf(findings),
    groups: groupsOf(
      sorted.filter(({ outcome }) => !isSettled(outcome)),
      repository,
    ),
    settled: groupsOf(settled, repository),
    settledTitle: `Show the ${countOf(settled.length, 'check')} that ${settled.length === 1 ? 'is' : 'are'} met or not applicable`,
  };
}

/** Nobody has anything to do about it. */
function isSettled(outcome: Outcome): boolean {
  return outcome === 'met' || outcome === 'not-applicable';
}

function groupsOf(findings: readonly ExplainedFinding[], repository: AssessedEvidence) {
  return [...forces, null]
    .map((force) => ({
      heading: force ? forceLabels[force] : 'No longer part of the policy',
      rows: findings
        .filter((finding) => finding.force === force)
        .map((finding) => findingView(finding, repository)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** `Mandatory: 5 of 6 met, 1 not known`. */
function levelView({ force, outcome, met, applicable, unknown }: LevelView) {
  const rest = unknown > 0 ? `, ${unknown} could not be assessed` : '';
  return {
    name: forceLabels[force],
    label: levelOutcomeLabels[outcome],
    text: applicable === 0 ? 'no check of this level applies' : `${met} of ${applicable} met${rest}`,
  };
}

function findingView(finding: ExplainedFinding, { evidence, firstSeenAt }: AssessedEvidence) {
  const { check, outcome, title, isKnown, because, proof, since, clause, why, fix } = finding;
  const actionable = outcome === 'unmet' || outcome === 'unknown';
  return {
    check,
    outcome,
    title,
    href: isKnown ? addresses.check(check) : '',
    label: outcomeLabels[outcome],
    because,
    since: sinceText(since, firstSeenAt),
    proof: proof === undefined ? { text: '', href: '' } : proofView(proof, evidence),
    clause: clause ?? '',
    why: actionable ? why : '',
    fix: outcome === 'unmet' ? fix : '',
    readyHref: outcome === 'unmet' && isMendable(check, evidence) ? mendAddress(evidence) : '',
  };
}

/** The page of files that mend a repository. */
export function mendAddress({ owner, name }: Evidence): string {
  return `${addresses.repository(owner, name)}/mend`;
}

/** Whether a ready file may mend a check of this repository: never of a fork, and not while it is archived. */
export function isMendable(check: string, { fork, archived }: Evidence): boolean {
  return canMend(check) && fork !== true && archived !== true;
}

/** A proof as text, with the address where it can be seen; empty where that is not known. */
export function proofView(proof: Proof, evidence: Evidence) {
  const { path, line } = readProof(proof);
  return {
    text: line === null ? path : `${path}, line ${line}`,
    href: proofAddress(evidence, proof) ?? '',
  };
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome).length;
  const words = order
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => countedLabel(count(outcome), outcome));
  return `${countOf(findings.length, 'check')}: ${words.join(', ')}.`;
}

function countedLabel(count: number, outcome: Outcome): string {
  if (outcome === 'not-applicable') return `${count} ${count === 1 ? 'does' : 'do'} not apply`;
  return `${count} ${outcomeLabels[outcome].text.toLowerCase()}`;
}
