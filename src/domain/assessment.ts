/** How strongly a policy asks for something. */
export type Force = 'mandatory' | 'required' | 'recommended';

export const forces: readonly Force[] = ['mandatory', 'required', 'recommended'];

/** How one check came out. Automation alone never says "compliant". */
export type Outcome = 'met' | 'unmet' | 'unknown' | 'not-applicable' | 'declared' | 'waived';

export const outcomes: readonly Outcome[] = [
  'met',
  'unmet',
  'unknown',
  'not-applicable',
  'declared',
  'waived',
];

/** One check's outcome for one repository, with its reason and proof. */
export interface Finding {
  /** Id of the check. */
  check: string;
  outcome: Outcome;
  /** One sentence that names what was seen. */
  because: string;
  /** Path of the file that is the proof, where one is. */
  proof?: string | undefined;
  /**
   * When it was first seen to come out so (ISO 8601). null: not known, since before this was recorded; undefined: not
   * stored yet.
   */
  since?: string | null | undefined;
}

/** What one policy makes of a repository's findings. */
export interface Assessment {
  policy: string;
  version: string;
  status: Status;
  /** Ids of the checks that the policy asked for, in the order of its clauses. */
  checks: readonly string[];
}

export type Status =
  'open' | 'needs-attention' | 'closed-with-reason' | 'closed-without-reason' | 'withdrawn';

/** Of repositories that the public cannot see and never could. */
export const closedStatuses: readonly Status[] = ['closed-with-reason', 'closed-without-reason'];

export const statuses: readonly Status[] = [
  'open',
  'needs-attention',
  'closed-with-reason',
  'closed-without-reason',
  'withdrawn',
];
