import { assessFiles } from '../../assessment/assessment.ts';
import { Problem } from '../../base/problem.ts';
import type { Finding, Force } from '../../domain/assessment.ts';
import type { EvidenceFile } from '../../domain/evidence.ts';
import type { LicenceVerdict } from '../../domain/licence-verdict.ts';
import type { Policy } from '../../domain/policy.ts';
import { explain, type ExplainedFinding } from '../../policy/policy.ts';
import type { FilePlan } from '../../domain/template.ts';
import { assessedEntries } from '../../policy/policy.ts';
import { namesOf } from '../answers/values.ts';
import { plannedTree } from './planned-tree.ts';

/** A finding as one policy sees it. A check that several policies ask for comes once for each. */
export type PlanFinding = ExplainedFinding & { policy: string; force: Force };

/**
 * What the policies will find in a service, judged before anything is written: as if it had been published today, in
 * the account of its organisation. The same code judges every repository of the estate.
 */
export function checkPlan(plan: FilePlan, policies: readonly Policy[]): PlanFinding[] {
  return judgePlan(plan, policies).findings;
}

/** The same, with the licence that the files carry; null: none. */
export function judgePlan(
  plan: FilePlan,
  policies: readonly Policy[],
): { licence: LicenceVerdict | null; findings: PlanFinding[] } {
  const held = policies.filter(({ optIn }) => optIn !== true);
  const { licence = null, ...verdict } = assessFiles({ ...factsOf(plan), organisation: undefined }, held);
  const findings = explain(verdict, held).flatMap(({ policy, findings: found }) =>
    found.map((finding) => ({ ...finding, policy, force: finding.force ?? 'recommended' })),
  );
  return { licence, findings };
}

/** Whether a finding means that the policies are not shown to be met. */
function isLacking({ outcome }: Pick<Finding, 'outcome'>): boolean {
  return outcome === 'unmet' || outcome === 'unknown';
}

/**
 * Refuses a plan that would not meet a mandatory or required check.
 *
 * @returns every finding
 * @throws Problem `invalid` with the unmet findings, which an answer can cause
 */
export function requireChecked(plan: FilePlan, policies: readonly Policy[]): PlanFinding[] {
  const findings = checkPlan(plan, policies);
  const lacking = findings.filter((finding) => finding.force !== 'recommended' && isLacking(finding));
  if (lacking.length === 0) return findings;
  const faults = lacking.map(({ policy, check, because }) => `${policy}, ${check}: ${because}`);
  const message = `A service made from ${plan.template} with these answers would not meet policy.`;
  throw new Problem('invalid', message, { faults });
}

/** What templates answer by themselves, and an answer of a team's own that stands for it. */
const examples: readonly [RegExp, string][] = [
  [/\bexample\.nhs\.uk\b/g, 'team.nhs.uk'],
  [/\bExample NHS organisation\b/g, 'Own NHS organisation'],
  [/@example-(?=nhs-organisation\b)/g, '@own-'],
  [
    /\bdo one thing simply, and shows how a new service is started well\b/g,
    'choose and change their own appointments',
  ],
];

/**
 * Example answers are no answers, and every check of a repository says so. A template is judged as it will be once a team has
 * put its own in their place: what it starts with is meant to be replaced.
 */
function completed(text: string): string {
  return examples.reduce((all, [example, own]) => all.replace(example, own), text);
}

function factsOf(plan: FilePlan) {
  const owner = String(plan.answers['organisationLogin'] ?? 'example');
  const { packageName } = namesOf(plan.answers);
  const now = new Date(`${plan.date}T12:00:00Z`);
  const tree = plannedTree(plan.files, { folderIds: false });
  const files = assessedEntries({ tree }).map(({ path, oid }): EvidenceFile => ({
    path,
    oid,
    text: completed(new TextDecoder().decode(plan.files.get(path)?.content)),
    truncated: false,
  }));
  const evidence = {
    id: 'plan',
    forge: 'git' as const,
    organisation: owner.toLowerCase(),
    owner,
    name: packageName,
    url: `https://github.com/${owner}/${packageName}`,
    visibility: 'public' as const,
    ownerType: 'organisation' as const,
    empty: false,
    archived: false,
    issuesEnabled: true,
    pushedAt: now.toISOString(),
    tree,
  };
  return { evidence, files, now };
}

/**
 * What a team has to mend in files it took over, each check once. Checks of licence and copyright are not among it where the licence is
 * in doubt: copying files gives no one permission, and the licence warning says so.
 */
export function unmetFindings(
  findings: readonly PlanFinding[],
  licence: LicenceVerdict | null,
): PlanFinding[] {
  const inDoubt = licence === null || licence.spdx === 'NOASSERTION';
  const lacking = findings.filter(
    (each) => isLacking(each) && !(inDoubt && /licence|copyright/.test(each.check)),
  );
  return [...new Map(lacking.map((each) => [each.check, each])).values()];
}
