/**
 * What the licence room concludes about one repository, with its proof.
 * No licence is `null` in place of a verdict; `undefined` when the evidence was not collected.
 */
export interface LicenceVerdict {
  /** An SPDX expression; `NOASSERTION` where there is a licence text that is no known licence. */
  spdx: string;
  /** 0 to 1. */
  confidence: number;
  /** Path of the file that decided, or null when a person did. */
  decidedBy: string | null;
  files: LicenceFile[];
  declared: DeclaredLicence[];
  /** Which part each licence covers, where the texts say so. */
  scopes: { spdx: string; scope: LicenceScope }[];
  /** Sources that do not agree, each in a sentence a person can read. */
  disagreements: string[];
  classes: LicenceClasses;
  /** A person's verdict from the catalogue: in force, or lapsed because the file it was decided on has changed. */
  curation?: LicenceCuration & { state: 'in-force' | 'lapsed' };
}

/** What a person decided about one repository's licence, and on what. */
export interface LicenceCuration {
  /** `owner/name`. */
  repository: string;
  /** An SPDX expression. */
  expression: string;
  /** Who decided, by role or name, and when (ISO date). */
  by: string;
  on: string;
  because: string;
  /** The file it was decided on, and the git object id it had: when that changes, the verdict lapses. */
  path: string;
  blob: string;
}

export type LicenceScope = 'code' | 'documentation' | 'data';

export type LicenceMethod = 'exact' | 'similar' | 'identifier' | 'declared' | 'named' | 'curated';

/** One licence-bearing file. */
export interface LicenceFile {
  path: string;
  oid: string;
  spdx: string;
  confidence: number;
  method: LicenceMethod;
  /** True when the file holds the whole text of a licence, not only its name or a notice. */
  fullText: boolean;
  /** How the words differ from the standard text; empty for an exact match. */
  differences: LicenceDifference[];
  /** True when only the beginning of the file was read. */
  capped: boolean;
}

/** A run of words: as the standard text has it and as the file has it. Either may be empty. */
export interface LicenceDifference {
  standard: string;
  found: string;
}

/** What a manifest says the licence is. */
export interface DeclaredLicence {
  path: string;
  /** The expression, normalised; null when what is written is not a known licence. */
  spdx: string | null;
  /** As written. */
  raw: string;
}

export interface LicenceClasses {
  osiApproved: boolean;
  fsfFree: boolean;
  /** Recommended by NHS policy for code: MIT, Apache-2.0, GPL-3.0. */
  recommendedForCode: boolean;
  /** Recommended by NHS policy for documentation: the Open Government Licence. */
  recommendedForDocumentation: boolean;
  /** Uses an identifier that SPDX has deprecated. */
  deprecated: boolean;
}
