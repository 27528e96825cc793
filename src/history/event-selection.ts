import { eventKinds, type EventKind } from '../domain/event.ts';

/** Kinds of events that people ask for together. */
const groups = {
  worse: ['check-unmet', 'withdrawn'],
  better: ['check-met', 'published'],
} as const satisfies Record<string, readonly EventKind[]>;

type EventGroup = keyof typeof groups;

/** What events can be narrowed by: one kind, or a group of kinds. */
export type EventFilter = EventKind | EventGroup;

export const eventFilters: readonly EventFilter[] = [...(Object.keys(groups) as EventGroup[]), ...eventKinds];

/**
 * The kinds that filters stand for. A repository did not get worse because somebody asks more of it, so a group holds only
 * what happened to repositories themselves.
 *
 * @param filters none: events of every kind
 */
export function eventSelection(filters: readonly EventFilter[]): {
  kinds?: readonly EventKind[];
  withoutRules?: boolean;
} {
  if (filters.length === 0) return {};
  const kinds = filters.flatMap((filter): readonly EventKind[] =>
    isGroup(filter) ? groups[filter] : [filter],
  );
  return { kinds: [...new Set(kinds)], withoutRules: filters.every(isGroup) };
}

function isGroup(filter: EventFilter): filter is EventGroup {
  return Object.hasOwn(groups, filter);
}
