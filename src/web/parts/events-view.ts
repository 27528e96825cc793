import type { RepositoryEvent } from '../../registry/event.ts';
import { ageOf, momentOf } from '../words/dates.ts';
import { eventWords } from '../words/labels.ts';
import { addresses } from './addresses.ts';

/** Events of one repository, as a list. */
export function eventsView(events: readonly RepositoryEvent[], now: Date) {
  return events.map(({ at, kind, detail }) => ({
    what: eventWords[kind],
    detail,
    moment: momentOf(at),
    age: ageOf(at, now),
    at,
  }));
}

/** Events of several repositories, each with the repository it concerns. */
export function estateEventsView(
  events: readonly (RepositoryEvent & { owner: string; name: string })[],
  now: Date,
) {
  const views = eventsView(events, now);
  return events.map(({ owner, name }, index) => ({
    ...views[index],
    repository: `${owner}/${name}`,
    href: addresses.repository(owner, name),
  }));
}
