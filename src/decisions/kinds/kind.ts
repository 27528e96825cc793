/** A kind of decision: what it means, why it may be made, and what follows. */
export interface DecisionKind {
  id: string;
  label: string;
  /** One sentence for the register and the form. */
  meaning: string;
  /** `publication`: about when code is published. The others answer one check. */
  effect: 'publication' | 'waived' | 'declared';
  /** Whether code may be closed while it counts. */
  permitsClosed: boolean;
  needsThreatModel: boolean;
  reasons: Readonly<Record<string, DecisionReason>>;
}

interface DecisionReason {
  text: string;
  /**
   * How many months after delivery the code is to be open (NHS Open Source Policy §3: 6, and 9 for official statistics,
   * unreleased policy and highly commercially sensitive work). Missing: it need not be opened.
   */
  coolingOffMonths?: 6 | 9;
}

/** How much a central government body may add to the cooling-off in all (§3). */
export const maxExtensionMonths = 9;
