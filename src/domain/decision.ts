/**
 * What people decided about repositories: that code may stay closed for a time, or how a check that files cannot answer is
 * met. Recorded in the catalogue, or by an administrator.
 */
export interface Decision {
  /** Lower-case words joined by hyphens. */
  id: string;
  /** Id of a kind of decision. */
  kind: string;
  /** `owner/name`, where `*` stands for any characters of a name; without regard to case. */
  repositories: readonly string[];
  /** Id of the check it is about; only for kinds about single checks. */
  check?: string | undefined;
  /** Id of one of the kind's reasons. */
  reason: string;
  /** Whatever else those who look at it again should know. */
  note?: string | undefined;
  threatModel?: ThreatModel | undefined;
  /** Who asked, and who approved: two people, or the roles they have. */
  requestedBy: string;
  approvedBy: string;
  /** Days such as `2026-11-23`: the first on which it counts, and the last unless it is renewed. */
  from: string;
  reviewBy: string;
  /** When the product was delivered: the cooling-off begins. Missing: not yet. */
  deliveredOn?: string | undefined;
  /** How long the cooling-off was extended, and the central government body that agreed. */
  extensionMonths?: number | undefined;
  extensionAgreedBy?: string | undefined;
}

export interface ThreatModel {
  attacker: string;
  publicationChanges: string;
  protectedBy: string;
}

/** Where a decision stands on a day. `due` counts still, and ends within 30 days. */
export type DecisionState = 'planned' | 'in-force' | 'due' | 'expired';

export const decisionStates: readonly DecisionState[] = ['due', 'expired', 'in-force', 'planned'];

/** A decision with who wrote it down and when. */
export interface RecordedDecision extends Decision {
  source: 'catalogue' | 'administrator';
  /** ISO 8601, and the name of the actor; null for the catalogue, whose own history tells. */
  recordedAt: string | null;
  recordedBy: string | null;
}

/** What decisions say of one repository on one day. */
export interface Decided {
  /** By check: the answer that people gave in place of `unmet` or `unknown`. */
  answers: ReadonlyMap<string, DecidedAnswer>;
  /** Whether a decision in force lets it be closed. */
  closedWithReason: boolean;
}

export interface DecidedAnswer {
  /** `unmet`: there was an answer, and it has ended. */
  outcome: 'waived' | 'declared' | 'unmet';
  because: string;
}
