import { curateLicence, detectLicence } from '../licence/licence.ts';
import { decidedFor } from '../decisions/decisions.ts';
import { assess, bindingPolicies, type Check, type Facts } from '../policy/policy.ts';
import type { Blob, Evidence, EvidenceFile } from '../domain/evidence.ts';
import { lineageOf } from '../lineage/lineage.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Policy } from '../domain/policy.ts';
import type { LicenceCuration } from '../domain/licence-verdict.ts';
import { dayOf, type AssessmentRules } from './rules.ts';
import type { Closure } from '../domain/closure.ts';
import { fullName, type AssessedRepository, type Repository } from '../domain/repository.ts';
import { assessedEntries } from '../policy/policy.ts';

/** What an assessment takes from what is stored of a repository. */
export type KnownRepository = Pick<Repository, 'lineage' | 'closures'>;

/**
 * Evidence → licence verdict → findings and status, and the template it was made from. Pure: the same input gives the
 * same output.
 *
 * @param blobs contents by object id; a wanted file that is not among them counts as not collected
 * @param known what is stored of it; undefined for a repository seen for the first time
 */
export function assessRepository(
  evidence: Evidence,
  blobs: ReadonlyMap<string, Blob>,
  { organisations, policies, checks, defaults, fingerprints, curations, decisions, now }: AssessmentRules,
  known?: KnownRepository,
): AssessedRepository {
  const organisation = organisations.get(evidence.organisation);
  const binding = organisation ? policiesBinding(organisation, policies, dayOf(now)) : [];
  const files = filesOf(evidence, blobs);
  const closures = closuresUntil(known?.closures, now);
  const subject = { repository: fullName(evidence), closures, today: now.toISOString().slice(0, 10) };
  const decided = decisions && decidedFor(subject, decisions);
  const assessed = assessFiles(
    {
      ...{ evidence, files, organisation, closures, decided, now: dayOf(now) },
      defaults: defaults?.get(evidence.owner.toLowerCase()),
    },
    binding,
    { curation: curations?.get(fullName(evidence).toLowerCase()), checks },
  );
  return { evidence, ...assessed, lineage: lineageOf(evidence, files, fingerprints, known?.lineage) };
}

interface Binding {
  policies: readonly Policy[];
  day: number;
  binding: readonly Policy[];
}

const bindings = new WeakMap<Organisation, Binding>();

/** The same list each time, so that what is derived from it need not be derived anew. */
function policiesBinding(
  organisation: Organisation,
  policies: readonly Policy[],
  day: Date,
): readonly Policy[] {
  const known = bindings.get(organisation);
  if (known?.policies === policies && known.day === day.getTime()) return known.binding;
  const binding = bindingPolicies(policies, organisation, day);
  bindings.set(organisation, { policies, day: day.getTime(), binding });
  return binding;
}

/** The same for files that are at hand, such as those of a working copy, and policies of the caller's choice. */
export function assessFiles(
  facts: Pick<
    Facts,
    'evidence' | 'files' | 'organisation' | 'defaults' | 'closures' | 'decided' | 'wholeTree' | 'now'
  >,
  policies: readonly Policy[],
  {
    curation,
    checks,
  }: { curation?: LicenceCuration | undefined; checks?: readonly Check[] | undefined } = {},
): Omit<AssessedRepository, 'evidence' | 'lineage'> {
  // Where nothing was committed there is nothing to have a licence, or to lack one.
  const { tree, empty } = facts.evidence;
  const isEmpty = tree === null || empty === true;
  const read = isEmpty ? undefined : facts.files && detectLicence(facts.files);
  const licence = curation ? curateLicence(read, curation, facts.evidence.tree) : read;
  return { licence, ...assess({ ...facts, licence, withdrawnAt: null }, policies, checks) };
}

/** A repository that is assessed can be seen, so a time that it was closed has ended. */
function closuresUntil(closures: readonly Closure[] = [], now: Date): readonly Closure[] {
  return closures.map((each) => ({ ...each, to: each.to ?? now.toISOString() }));
}

function filesOf(evidence: Evidence, blobs: ReadonlyMap<string, Blob>): EvidenceFile[] | undefined {
  if (evidence.tree === undefined) return undefined;
  return assessedEntries(evidence).map(({ path, oid }) => {
    const blob = blobs.get(oid);
    return { path, oid, text: blob?.text, truncated: blob?.truncated ?? false };
  });
}
