import { eventFilters, eventSelection, type EventFilter } from '../../history/event-selection.ts';
import type { PublicEventsQuery } from '../../visibility/public-store.ts';
import { lastPage } from '../components/pagination.ts';
import { numberFrom, oneOf, textParameter } from '../components/parameters.ts';

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
}

export function readHistoryQuery(query: unknown): HistoryQuery {
  return {
    from: dayParameter(query, 'from'),
    to: dayParameter(query, 'to'),
    organisation: textParameter(query, 'organisation').toLowerCase(),
    kind: oneOf<EventFilter | ''>(query, 'kind', eventFilters, ''),
    check: textParameter(query, 'check'),
    page: numberFrom(query, 'page', { most: lastPage, otherwise: 1 }),
  };
}

/** A day under a name; empty when there is none. */
export function dayParameter(query: unknown, name: string): string {
  const text = textParameter(query, name, 10);
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
export function filtersOf({ page: _, ...filters }: HistoryQuery) {
  return filters;
}
