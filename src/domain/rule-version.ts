/** One version of something that verdicts are made by, and when it came into force here. */
export interface RuleVersion {
  /** Id of a policy, or `code` for the checks themselves. */
  subject: string;
  /** The first harvest or assessment that went by it (ISO 8601). */
  since: string;
  /** As the policy gives it; empty for `code`. */
  version: string;
  /** Tells versions apart. */
  digest: string;
}
