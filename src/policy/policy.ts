import type { Assessment, Status } from '../registry/assessment.ts';
import type { Evidence, EvidenceFile } from '../registry/evidence.ts';
import type { LicenceVerdict } from '../registry/licence-verdict.ts';
import type { Organisation } from '../registry/organisation.ts';

/** Everything a check may look at. As in Evidence, null is absent and undefined is not collected. */
export interface Facts {
  evidence: Evidence;
  /** The collected files, with their text; undefined when the tree was not collected. */
  files: readonly EvidenceFile[] | undefined;
  licence: LicenceVerdict | null | undefined;
  /** Undefined for a working copy that belongs to no organisation of the catalogue. */
  organisation: Organisation | undefined;
  /** Set when it was public once and is not any more. */
  withdrawnAt: string | null;
  now: Date;
}

/** To be written by the policy room: packs, checks, assess(facts, pack), statusOf. */
export type Assess = (facts: Facts) => { assessments: Assessment[]; status: Status };
