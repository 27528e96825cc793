import type { Assessment, Finding, Status } from './assessment.ts';
import type { Closure } from './closure.ts';
import type { Evidence } from './evidence.ts';
import type { LicenceVerdict } from './licence-verdict.ts';
import type { Lineage } from './template.ts';

/** What is known and concluded of one repository, ready to be stored. */
export interface AssessedRepository {
  evidence: Evidence;
  /** null: no licence; undefined: the evidence was not collected. */
  licence: LicenceVerdict | null | undefined;
  /** The answer to each check that a binding policy asks for, once however many ask; sorted by the check's id. */
  findings: readonly Finding[];
  /** One for each policy that binds the repository. */
  assessments: readonly Assessment[];
  /** The worst status over the policies that bind the repository. */
  status: Status;
  /** The template it was made from. null: from none; undefined: not collected, or not looked for yet. */
  lineage?: Lineage | null | undefined;
}

/** One repository as the store gives it back. */
export interface Repository extends AssessedRepository {
  /** When it first appeared here, was last seen as it is, and last changed. ISO 8601. */
  firstSeenAt: string;
  observedAt: string;
  changedAt: string;
  /** Set when it could no longer be reached; evidence then holds no file. */
  withdrawnAt: string | null;
  /** Every time it was closed after it had been public, oldest first; missing: never, as far as was seen. */
  closures?: readonly Closure[] | undefined;
}

/** `owner/name`, as people write it. */
export function fullName({ owner, name }: Pick<Evidence, 'owner' | 'name'>): string {
  return `${owner}/${name}`;
}
