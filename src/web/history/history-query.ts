import { eventFilters, eventSelection, type EventFilter } from '../../history/event-selection.ts';
import { leftOut } from '../../search/search.ts';
import type { PublicEventsQuery } from '../../visibility/public-store.ts';
import { lastPage } from '../components/pagination.ts';
import { numberFrom, oneOf, textParameter, unknownNames } from '../components/parameters.ts';

/** What the history is narrowed by, as addresses have it; an empty text is no filter. */
export interface HistoryQuery {
  /** Days such as `2026-11-23`, both included. */
  from: string;
  to: string;
  /** In lower case. */
  organisation: string;
  kind: EventFilter | '';
  check: string;
  page: number;
  /** One plain sentence for each part of the address that was left out, and why. */
  messages: readonly string[];
}

/** Reads the address; what cannot be read is left out, with a message. */
export function readHistoryQuery(query: unknown): HistoryQuery {
  const known = ['from', 'to', 'organisation', 'kind', 'check', 'page', 'bom'];
  return {
    from: dayParameter(query, 'from'),
    to: dayParameter(query, 'to'),
    organisation: textParameter(query, 'organisation').toLowerCase(),
    kind: oneOf<EventFilter | ''>(query, 'kind', eventFilters, ''),
    check: textParameter(query, 'check'),
    page: numberFrom(query, 'page', { most: lastPage, otherwise: 1 }),
    messages: [
      ...dayMessages(query, 'from'),
      ...dayMessages(query, 'to'),
      ...kindMessages(query),
      ...unknownNames(query, known).map((name) => `There is no filter called “${name}”, so it was left out.`),
    ],
  };
}

function dayMessages(query: unknown, name: string): string[] {
  const typed = textParameter(query, name);
  if (typed === '' || dayParameter(query, name) === typed) return [];
  return [leftOut(name, typed, 'It needs a day, such as 2026-03-01.')];
}

function kindMessages(query: unknown): string[] {
  const typed = textParameter(query, 'kind');
  if (typed === '' || eventFilters.some((kind) => kind === typed)) return [];
  return [leftOut('kind', typed, `It can be ${eventFilters.join(', ')}.`)];
}

/** A day under a name; empty when there is none. */
export function dayParameter(query: unknown, name: string): string {
  const text = textParameter(query, name);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}

/** The same as the store is asked. */
export function eventsQuery({
  from,
  to,
  organisation,
  kind,
  check,
}: HistoryQuery): Omit<PublicEventsQuery, 'limit' | 'offset'> {
  return {
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    ...(organisation !== '' && { organisation }),
    ...(check !== '' && { check }),
    ...eventSelection(kind === '' ? [] : [kind]),
  };
}

/** The filters alone, for the addresses of other pages of the same. */
export function filtersOf({ page: _, messages: _messages, ...filters }: HistoryQuery) {
  return filters;
}
