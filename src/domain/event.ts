export const eventKinds = [
  'found',
  'published',
  'withdrawn',
  'renamed',
  'transferred',
  'archived',
  'unarchived',
  'licence-changed',
  'check-met',
  'check-unmet',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** Events about what files were found to hold, and not about facts of the forge. */
export const checkEventKinds = ['check-met', 'check-unmet'] as const satisfies readonly EventKind[];

/** Something that changed about a repository. */
export interface RepositoryEvent {
  /** When we saw it (ISO 8601). */
  at: string;
  kind: EventKind;
  /** What changed, in a few words: `from → to` where there is both; for a check its id. */
  detail: string;
  /** When it happened, as the forge dates it (ISO 8601). Missing: the forge does not say, and `at` is all that is known. */
  happenedAt?: string | undefined;
  /** `rules`: the repository stayed as it was; what is asked of it, or how we look, changed. */
  cause?: 'rules' | undefined;
}

/** The id of the check that an event is about; undefined for one about something else. */
export function checkOfEvent({ kind, detail }: Pick<RepositoryEvent, 'kind' | 'detail'>): string | undefined {
  return (checkEventKinds as readonly EventKind[]).includes(kind) ? detail : undefined;
}

/** When something happened as far as anybody knows: the forge's date, or that of our look. */
export function dateOfEvent({ at, happenedAt }: Pick<RepositoryEvent, 'at' | 'happenedAt'>): string {
  return happenedAt ?? at;
}
