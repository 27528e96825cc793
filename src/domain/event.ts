/** Something that changed about a repository, with the moment we saw it (ISO 8601). */
export interface RepositoryEvent {
  at: string;
  kind: EventKind;
  /** What changed, in a few words: `from → to` where there is both. */
  detail: string;
}

export type EventKind =
  | 'found'
  | 'published'
  | 'withdrawn'
  | 'renamed'
  | 'transferred'
  | 'archived'
  | 'unarchived'
  | 'licence-changed'
  | 'check-met'
  | 'check-unmet';
