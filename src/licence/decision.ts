import type { DeclaredLicence } from '../domain/licence-verdict.ts';
import type { LicenceFileReading } from './files/read-licence-file.ts';
import type { ReadmeReading } from './files/readme.ts';
import type { ReusePart } from './files/reuse.ts';
import type { Part } from './parts.ts';

/** A restriction that is written beside the licence, and where. */
export interface AddedRestriction {
  path: string;
  text: string;
  /** True where a file is about a commercial licence: beside copyleft it is one more choice. */
  isOffer?: boolean;
}

/** All that a repository says about its licence. */
export interface LicenceEvidence {
  licences: readonly LicenceFileReading[];
  readmes: readonly ReadmeReading[];
  declared: readonly DeclaredLicence[];
  reuse: readonly ReusePart[];
  /** What notices beside the licence take back from it. */
  notices: readonly AddedRestriction[];
  /** Every file that was read, by its path. */
  paths: readonly string[];
}

/** What the strongest source says, before the others add to it. */
export interface LicenceDecision {
  parts: Part[];
  choice: boolean;
  decidedBy: string;
  confidence: number;
}
