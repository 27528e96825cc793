import type { RepositoryEvent } from '../../domain/event.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import { ageOf, momentOf } from '../text/dates.ts';
import { eventLabels } from '../text/labels.ts';
import { addresses } from './addresses.ts';

/** What the ids in events stand for. */
interface EventTitles {
  policies: readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
}

/** Events of one repository, as a list; without titles, checks are shown by their ids. */
export function eventsView(events: readonly RepositoryEvent[], now: Date, titles?: EventTitles) {
  return events.map(({ at, kind, detail }) => ({
    what: eventLabels[kind],
    detail: titles && (kind === 'check-met' || kind === 'check-unmet') ? checkText(detail, titles) : detail,
    moment: momentOf(at),
    age: ageOf(at, now),
    at,
  }));
}

/** A policy or a check that is gone keeps its id. */
function checkText(detail: string, { policies, prose }: EventTitles): string {
  const [policy = '', check = ''] = detail.split('/');
  const title = policies.find(({ id }) => id === policy)?.title ?? policy;
  return `${prose(check)?.title ?? check} (${title})`;
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
