/** That an administrator asked for a service's upgrade, and what came of it. Written once it is known. */
export interface UpgradeRecord {
  id: string;
  /** `Evidence.id`. */
  repository: string;
  template: string;
  /** The version before, as last seen of the service; null when unknown. */
  from: string | null;
  to: string;
  /** ISO instant. */
  at: string;
  /** Name of who asked for it; null in records from before names were kept. Never shown to the public. */
  actor: string | null;
  outcome: UpgradeOutcome;
  /** Null where there is none. */
  pullRequest: { url: string; number: number } | null;
  conflicts: number;
  /** Why it failed; null otherwise. */
  message: string | null;
  /** Why the hub opened it by itself, in a sentence; absent where somebody asked for it. */
  reason?: string | null;
}

/** An upgrade as the public may see it: not who asked for it. */
export type PublicUpgrade = Omit<UpgradeRecord, 'actor'>;

/**
 * `opened`, `updated`: there is a pull request with this upgrade; `unchanged`: there was one; `left`: somebody else has
 * committed to its branch; `declined`: it was closed without merging; `up-to-date`: nothing was missing; `failed`
 */
export const upgradeOutcomes = [
  'opened',
  'updated',
  'unchanged',
  'left',
  'declined',
  'up-to-date',
  'failed',
] as const;
export type UpgradeOutcome = (typeof upgradeOutcomes)[number];
