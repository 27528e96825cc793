import type { Force } from './assessment.ts';
import type { BodyType, Nation } from './organisation.ts';

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
  /** The last day on which it binds; undefined for as long as it is not replaced. */
  effectiveUntil?: string | undefined;
  /** The day by which somebody should have compared it with its source again. */
  reviewBy?: string | undefined;
  /** Whom it binds of the organisations that name it; whoever names it unless given. */
  appliesTo?: PolicyScope | undefined;
  /** True for what its body has not confirmed: it binds only an organisation that names it for itself. */
  draft?: boolean | undefined;
  /** True for a pack that is offered beside those a hub is meant for: services from templates are not held to it. */
  optIn?: boolean | undefined;
  /** The pack whose clauses it takes over. */
  extends?: string | undefined;
  clauses: PolicyClause[];
}

/** Nations and kinds of bodies that a policy binds; any unless given. */
export interface PolicyScope {
  nations?: readonly Nation[] | undefined;
  bodyTypes?: readonly BodyType[] | undefined;
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
  /**
   * What mending takes at most, where that is certain: one setting, or one file. Undefined where it depends on the
   * repository.
   */
  effort?: 'setting' | 'file' | undefined;
  /** What a team learns by it. */
  lesson: Lesson;
}

/** How long mending takes somebody who knows the code. */
export const mendingTimes = ['minutes', 'hour', 'day', 'weeks', 'ongoing'] as const;

export interface Lesson {
  time: (typeof mendingTimes)[number];
  /** What to know before you begin: one or two sentences that the other words of the check do not say. */
  tip: string;
}
