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
  /** What the findings add up to at each level; undefined for what was stored before this was recorded. */
  levels?: Levels | undefined;
  /** Ids of the checks that the policy asked for, in the order of its clauses. */
  checks: readonly string[];
}

/**
 * What all checks of one force add up to: `met` when each that applies is, `unmet` when one is not, else `unknown` when
 * one could not be assessed; `not-applicable` when none applies, or none is asked.
 */
export type LevelOutcome = (typeof levelOutcomes)[number];

export const levelOutcomes = ['met', 'unmet', 'unknown', 'not-applicable'] as const;

/** One outcome for each force: they are never averaged, nor taken together. */
export type Levels = Readonly<Record<Force, LevelOutcome>>;

/** `not-assessed`: public, and no policy binds it. */
export type Status =
  'open' | 'needs-attention' | 'not-assessed' | 'closed-with-reason' | 'closed-without-reason' | 'withdrawn';

/** Of repositories that the public cannot see and never could. */
export const closedStatuses: readonly Status[] = ['closed-with-reason', 'closed-without-reason'];

export const statuses: readonly Status[] = [
  'open',
  'needs-attention',
  'not-assessed',
  'closed-with-reason',
  'closed-without-reason',
  'withdrawn',
];
