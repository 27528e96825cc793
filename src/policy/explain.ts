import type { Assessment, Finding, Force, Status } from '../domain/assessment.ts';
import type { CheckProse, Policy } from '../domain/policy.ts';
import type { AssessedRepository } from '../domain/repository.ts';
import { checks } from './checks/checks.ts';
import { openSourceLicence } from './checks/licence/open-source-licence.ts';
import { levelViews, type LevelView } from './levels.ts';

/** A check as one policy asks for it, in the words that people read. */
export interface ExplainedCheck {
  check: string;
  /** The id where this version of the hub does not know the check. */
  title: string;
  /** Empty where this version of the hub does not know the check. */
  why: string;
  fix: string;
  isKnown: boolean;
  /** Null where the policy does not ask for the check, or does not any more. */
  force: Force | null;
  clause: string | null;
  /** What the policy asks, in our own words. */
  text: string | null;
}

/** One check's outcome, with the words of the check and of the clause that asks for it. */
export type ExplainedFinding = Finding & ExplainedCheck;

/** A policy's view of the findings on one repository. */
export interface ExplainedAssessment {
  policy: string;
  /** The id where the hub does not have the policy any more; `source` then is null. */
  title: string;
  source: string | null;
  isKnown: boolean;
  version: string;
  status: Status;
  /** Why the status is what it is where no mandatory check tells; empty otherwise. */
  statusBecause: string;
  /** Mandatory first; those that the policy has no check for are left out. */
  levels: LevelView[];
  /** In the order of the policy's clauses. */
  findings: ExplainedFinding[];
}

const ownProse: ReadonlyMap<string, CheckProse> = new Map(
  checks.map(({ id, title, why, fix, effort, lesson }) => [id, { id, title, why, fix, effort, lesson }]),
);

/** What people read about a check; undefined for an id that no check has. */
export function proseOf(checkId: string): CheckProse | undefined {
  return ownProse.get(checkId);
}

/** Where the words of checks come from; undefined for an id that no check has. */
export type Prose = (checkId: string) => CheckProse | undefined;

/** A check with its words, and those of the policy's clause that asks for it. */
export function explainCheck(
  check: string,
  policy?: Pick<Policy, 'clauses'>,
  prose: Prose = proseOf,
): ExplainedCheck {
  const words = prose(check);
  const asked = policy?.clauses.find((clause) => clause.check === check);
  return {
    check,
    title: words?.title ?? check,
    why: words?.why ?? '',
    fix: words?.fix ?? '',
    isKnown: words !== undefined,
    force: asked?.force ?? null,
    clause: asked?.clause ?? null,
    text: asked?.text ?? null,
  };
}

/**
 * What policies make of the findings on one repository: the one place that joins a finding, the clause that asks for it
 * and the words of its check.
 *
 * @param policies the policies that the hub has; one of them may have changed since the repository was assessed
 * @returns one view for each assessment, in their order
 */
export function explain(
  { findings, assessments }: Pick<AssessedRepository, 'findings' | 'assessments'>,
  policies: readonly Policy[],
  prose: Prose = proseOf,
): ExplainedAssessment[] {
  const byCheck = new Map(findings.map((finding) => [finding.check, finding]));
  return assessments.map((assessment) => {
    const policy = policies.find(({ id }) => id === assessment.policy);
    const explained = assessment.checks.flatMap((check) => {
      const finding = byCheck.get(check);
      return finding ? [{ ...explainCheck(check, policy, prose), ...finding }] : [];
    });
    return viewOf(assessment, policy, explained, byCheck.get(openSourceLicence.id));
  });
}

function viewOf(
  { policy: id, version, status }: Assessment,
  policy: Policy | undefined,
  findings: ExplainedFinding[],
  licence: Finding | undefined,
): ExplainedAssessment {
  const levels = levelViews(findings);
  return {
    policy: id,
    title: policy?.title ?? id,
    source: policy?.source ?? null,
    isKnown: policy !== undefined,
    version,
    status,
    statusBecause: status === 'needs-attention' ? lackOfLicence(levels, licence) : '',
    levels,
    findings,
  };
}

/** Where every mandatory check is met, it is the licence that keeps a repository from being called open. */
function lackOfLicence(levels: readonly LevelView[], licence: Finding | undefined): string {
  const mandatory = levels.find(({ force }) => force === 'mandatory')?.outcome;
  if (licence === undefined || mandatory === 'unmet' || mandatory === 'unknown') return '';
  return `Only code with an open-source licence is called open. ${licence.because}`;
}
