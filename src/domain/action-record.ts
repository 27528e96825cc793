/** What administrators can do that is recorded. */
export const actionKinds = [
  'ready-files',
  'upgrade',
  'decision',
  'harvest',
  'webhook-added',
  'webhook-tested',
  'webhook-switched-on',
  'webhook-switched-off',
  'webhook-removed',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** That an administrator did something, and what came of it. Written once it is known. */
export interface ActionRecord {
  id: string;
  /** ISO instant. */
  at: string;
  /** Name of who did it. */
  actor: string;
  kind: ActionKind;
  /** What it was done to: the full name of a repository, the host of an address, the name of a decision. */
  subject: string;
  /** `Evidence.id` where it was done to a repository, otherwise null. */
  repository: string | null;
  /** What was asked for in particular, such as the paths of files. */
  details: readonly string[];
  /** What came of it: `done`, `failed`, the outcome of a pull request, or the state of a harvest. */
  outcome: string;
  /** Of a pull request; null where there is none. */
  url: string | null;
  /** Why it failed; null otherwise. */
  message: string | null;
}

/** A request of ready files as the public may see it: not who asked for it. */
export type PublicAction = Omit<ActionRecord, 'actor' | 'id' | 'repository'>;
