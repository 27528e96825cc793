import { dateOfEvent } from '../../domain/event.ts';
import { isCovered, type Catalogue } from '../../domain/catalogue.ts';
import { eventFilters } from '../../history/event-selection.ts';
import type { Prose } from '../../policy/policy.ts';
import type { LoggedEvent } from '../../store/store.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { eventDetail, eventNote } from '../components/events-view.ts';
import { organisationNames } from '../components/item-view.ts';
import { paginate } from '../components/pagination.ts';
import { dateOf } from '../text/dates.ts';
import { eventFilterLabels, eventLabels } from '../text/labels.ts';
import { countOf } from '../text/numbers.ts';
import { filtersOf, type HistoryQuery } from './history-query.ts';

export const perPage = 50;

interface HistoryContext {
  catalogue: Catalogue;
  /** Ids of the checks that some policy asks for. */
  checks: readonly string[];
  prose: Prose;
  now: Date;
}

export function historyView(
  { total, rows }: { total: number; rows: readonly LoggedEvent[] },
  query: HistoryQuery,
  { catalogue, checks, prose, now }: HistoryContext,
) {
  const { from, to, page } = query;
  const names = organisationNames(catalogue);
  const filters = filtersOf(query);
  return {
    title: 'History',
    ...{ from, to },
    shortcuts: shortcuts(now),
    selects: selectsOf(query, { names, checks, prose }),
    summary: countOf(total, 'change'),
    messages: [...query.messages, ...findsNothing(query, catalogue, checks)],
    rows: rows.map((event) => ({
      at: dateOfEvent(event),
      day: dateOf(dateOfEvent(event)),
      note: eventNote(event),
      what: eventLabels[event.kind],
      detail: event.detail === `${event.owner}/${event.name}` ? '' : eventDetail(event, prose),
      repository: `${event.owner}/${event.name}`,
      href: addresses.repository(event.owner, event.name),
      organisation: names.get(event.organisation) ?? event.organisation,
    })),
    pagination: paginate({ page, perPage, total }, (wanted) =>
      withQuery('/history', { ...filters, page: wanted === 1 ? undefined : wanted }),
    ),
    formats: [
      { href: withQuery('/history.csv', { ...filters, bom: 1 }), text: 'Download these changes (CSV)' },
      { href: withQuery('/history.atom', filters), text: 'Follow these changes (Atom feed)' },
    ],
    feed: { href: withQuery('/history.atom', filters), title: 'These changes as a feed' },
  };
}

/** Filters that nothing can meet, so that an empty list is not taken for “nothing changed”. */
function findsNothing(
  { organisation, check }: HistoryQuery,
  catalogue: Catalogue,
  checks: readonly string[],
) {
  return [
    ...(organisation === '' || isCovered(catalogue, organisation)
      ? []
      : [`There is no organisation “${organisation}” in the catalogue of this hub.`]),
    ...(check === '' || checks.includes(check) ? [] : [`No policy asks for a check “${check}” now.`]),
  ];
}

/** The questions that are asked every week. */
function shortcuts(now: Date) {
  const weekAgo = new Date(now.getTime() - 7 * 24 * 3_600_000).toISOString().slice(0, 10);
  return [
    { text: 'What got worse this week', href: withQuery('/history', { from: weekAgo, kind: 'worse' }) },
    { text: 'What got better this week', href: withQuery('/history', { from: weekAgo, kind: 'better' }) },
    { text: 'What was withdrawn', href: withQuery('/history', { kind: 'withdrawn' }) },
    { text: 'What was public on a date', href: '/history/public' },
  ];
}

function selectsOf(
  { organisation, kind, check }: HistoryQuery,
  { names, checks, prose }: Pick<HistoryContext, 'checks' | 'prose'> & { names: ReadonlyMap<string, string> },
) {
  return [
    organisationSelect(names, organisation),
    {
      name: 'kind',
      label: 'Change',
      all: 'Any change',
      options: eventFilters.map((value) => ({
        value,
        text: eventFilterLabels[value],
        selected: value === kind,
      })),
    },
    {
      name: 'check',
      label: 'Check',
      all: 'Any check',
      options: checks.map((id) => ({ value: id, text: prose(id)?.title ?? id, selected: id === check })),
    },
  ];
}

/** A choice of organisations, by name. */
export function organisationSelect(names: ReadonlyMap<string, string>, chosen: string) {
  return {
    name: 'organisation',
    label: 'Organisation',
    all: 'All organisations',
    options: [...names]
      .map(([value, text]) => ({ value, text, selected: value === chosen }))
      .sort((a, b) => a.text.localeCompare(b.text, 'en-GB')),
  };
}
