import type { PublicDecision } from '../../decisions/decisions.ts';
import { dateOfEvent } from '../../domain/event.ts';
import type { DayFigures } from '../../domain/figures.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { LoggedEvent } from '../../store/store.ts';
import type { Report, ReportEvents } from '../../visibility/read-report.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { checkRows } from '../components/check-rows.ts';
import { eventDetail, eventNote } from '../components/events-view.ts';
import { levelRows, sumLevels } from '../components/level-rows.ts';
import { assessedCount, publicCount, statusRows, totalsOf } from '../components/totals.ts';
import { stateLabels } from '../decisions/decision-labels.ts';
import { dateOf, momentOf } from '../text/dates.ts';
import { eventLabels } from '../text/labels.ts';
import { countOf, numberOf, percentOf } from '../text/numbers.ts';

interface ReportContext {
  policies: readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  lastComplete: string | null;
  now: Date;
}

/** A report as it is printed. */
export function reportView(
  report: Report,
  { login, name }: Organisation,
  { policies, prose, lastComplete, now }: ReportContext,
) {
  const { from, to, figures } = report;
  const key = login.toLowerCase();
  return {
    title: `Report on ${name}`,
    heading: name,
    caption: `Open code report, ${dateOf(from)} to ${dateOf(to)}`,
    organisationHref: addresses.organisation(login),
    ...{ from, to },
    action: `${addresses.organisation(login)}/report`,
    made: `Made on ${momentOf(now.toISOString())}. ${
      lastComplete === null
        ? 'We have not finished collecting data for the first time.'
        : `Data last updated on ${momentOf(lastComplete)}.`
    }`,
    change: changeRows(report),
    changeNote: changeNote(report),
    statuses: statusRows(totalsOf(figures).statuses, key),
    levels: levelRows(sumLevels(figures.organisations), key),
    checks: checkRows(figures.checks, policies, prose, key),
    lists: listsOf(report, key, prose),
    decisions: report.decisions.map((decision) => decisionRow(decision, prose)),
    apiHref: withQuery(`/api/v1${addresses.organisation(key)}/report`, { from, to }),
  };
}

/** The changes of the span, by kind. */
function listsOf(report: Report, organisation: string, prose: ReportContext['prose']) {
  const { from, to, worse, better, withdrawn, found } = report;
  const list = (kind: string, heading: string, none: string, events: ReportEvents) => ({
    ...{ heading, none, ...listView(events, prose) },
    href: withQuery('/history', { kind, from, to, organisation }),
  });
  return [
    list('worse', 'Got worse', 'Nothing got worse.', worse),
    list('better', 'Got better', 'Nothing got better.', better),
    list('withdrawn', 'Withdrawn', 'No repository was withdrawn.', withdrawn),
    list('found', 'New here', 'No repository was new.', found),
  ];
}

/** The same figures at both ends of the span. */
function changeRows({ before, after }: Report) {
  if (!after) return [];
  const at = (figures: DayFigures | undefined, count: (one: DayFigures) => string) =>
    figures ? count(figures) : 'Not recorded';
  const row = (text: string, count: (one: DayFigures) => string) => ({
    ...{ text, before: at(before, count), after: at(after, count) },
  });
  return [
    row('Public repositories', ({ statuses }) => numberOf(publicCount(statuses))),
    row('Open, of those assessed', ({ statuses }) =>
      assessedCount(statuses) > 0 ? percentOf(statuses.open, assessedCount(statuses)) : 'Not assessed',
    ),
    row('Need attention', ({ statuses }) => numberOf(statuses['needs-attention'])),
    row('Withdrawn, in all', ({ statuses }) => numberOf(statuses.withdrawn)),
  ];
}

function changeNote({ before, after, from, to }: Report): string {
  if (!after) return 'No figures were recorded up to the end of this span.';
  const first = before ? `those of ${dateOf(before.day)}` : `not recorded by ${dateOf(from)}`;
  return `Figures at the start are ${first}; at the end those of ${dateOf(after.day)}${after.day < to ? ', the newest until then' : ''}.`;
}

function listView({ total, rows }: ReportEvents, prose: ReportContext['prose']) {
  return {
    total:
      total > rows.length
        ? `${countOf(total, 'change')}, of which the newest ${rows.length} are shown`
        : countOf(total, 'change'),
    rows: rows.map((event) => rowOf(event, prose)),
  };
}

function rowOf(event: LoggedEvent, prose: ReportContext['prose']) {
  const { kind, detail, owner, name } = event;
  const repository = `${owner}/${name}`;
  return {
    repository,
    href: addresses.repository(owner, name),
    what:
      detail === repository || detail === ''
        ? eventLabels[kind]
        : `${eventLabels[kind]}: ${eventDetail(event, prose)}`,
    date: `${dateOf(dateOfEvent(event))}, ${eventNote(event)}`,
  };
}

function decisionRow(
  { label, check, reasonText, from, endsOn, state }: PublicDecision,
  prose: ReportContext['prose'],
) {
  return {
    label: stateLabels[state],
    what: check === null ? label : `${label}: ${prose(check)?.title ?? check}`,
    reason: reasonText,
    dates: `${dateOf(from)} to ${dateOf(endsOn)}`,
  };
}
