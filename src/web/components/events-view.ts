import { checkOfEvent, dateOfEvent, type RepositoryEvent } from '../../domain/event.ts';
import type { Prose } from '../../policy/policy.ts';
import { ageOf, momentOf } from '../text/dates.ts';
import { eventLabels } from '../text/labels.ts';
import { addresses } from './addresses.ts';

/** Events of one repository, as a list; without prose, checks are shown by their ids. */
export function eventsView(events: readonly RepositoryEvent[], now: Date, prose?: Prose) {
  return events.map((event) => {
    const date = dateOfEvent(event);
    return {
      what: eventLabels[event.kind],
      detail: eventDetail(event, prose),
      moment: momentOf(date),
      age: ageOf(date, now),
      at: date,
      note: eventNote(event),
    };
  });
}

/** What changed, with the title of the check where it is about one; a check that is gone keeps its id. */
export function eventDetail(event: RepositoryEvent, prose?: Prose): string {
  const check = checkOfEvent(event);
  return check === undefined ? event.detail : (prose?.(check)?.title ?? check);
}

/** Whose date it is, and that the repository itself did not change, where that is so. */
export function eventNote({ happenedAt, cause }: RepositoryEvent): string {
  const dating = happenedAt === undefined ? 'when we saw it' : 'by the forge’s own date';
  return cause === 'rules' ? `${dating}; our rules changed, not the repository` : dating;
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
