import type { Force } from './assessment.ts';

/** A policy (pack): a versioned list of checks that bind. Loaded from policies/*.yml. */
export interface Policy {
  id: string;
  title: string;
  version: string;
  /** A paragraph in plain English: whose policy it is and what it asks. */
  summary: string;
  /** The document it comes from, and where it can be read (null when it is no longer published). */
  source: string;
  url: string | null;
  /** ISO dates. */
  effectiveFrom: string;
  lastReviewed: string;
  clauses: PolicyClause[];
}

export interface PolicyClause {
  /** Id of the check. */
  check: string;
  force: Force;
  /** Where in the source, such as `4c` or `Appendix B`. */
  clause: string;
  /** What the source asks, in our own words. */
  text: string;
}

/** A check as people read it: the same prose on pages, in the API and on the command line. */
export interface CheckProse {
  id: string;
  title: string;
  why: string;
  fix: string;
}
