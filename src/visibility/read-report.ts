import type { PublicDecision } from '../decisions/decisions.ts';
import type { ComplianceFigures, DayFigures } from '../domain/figures.ts';
import { eventSelection, type EventFilter } from '../history/event-selection.ts';
import type { LoggedEvent } from '../store/store.ts';
import type { DecisionDesk } from './decision-desk.ts';
import type { PublicStore } from './public-store.ts';

/** Days such as `2026-11-23`, both included. */
export interface Span {
  from: string;
  to: string;
}

/** What an organisation answers for, over a span of days. */
export interface Report extends Span {
  /** On the newest day with figures up to the first of the span; undefined before there were any. */
  before: DayFigures | undefined;
  /** On the newest day with figures up to the last. */
  after: DayFigures | undefined;
  /** As things are now. */
  figures: ComplianceFigures;
  worse: ReportEvents;
  better: ReportEvents;
  withdrawn: ReportEvents;
  /** Repositories that were first seen. */
  found: ReportEvents;
  /** Decisions about its repositories that counted on some day of the span. */
  decisions: readonly PublicDecision[];
}

export interface ReportEvents {
  total: number;
  rows: readonly LoggedEvent[];
}

const maxDays = 3_660;
const dayMs = 24 * 3_600_000;
const usualDays = 91;

/** A span as it was asked for: a quarter of a year until today where nothing was, and never upside down. */
export function spanOf({ from, to }: Span, now: Date): Span {
  const last = to === '' ? now.toISOString().slice(0, 10) : to;
  const first =
    from === '' ? new Date(Date.parse(last) - (usualDays - 1) * dayMs).toISOString().slice(0, 10) : from;
  return first <= last ? { from: first, to: last } : { from: last, to: first };
}

/**
 * A report on one organisation.
 *
 * @param organisation its login in lower case
 * @param limit of each list of changes; totals count all
 */
export async function readReport(
  store: Pick<PublicStore, 'compliance' | 'history' | 'eventLog'>,
  decisions: Pick<DecisionDesk, 'list'>,
  { organisation, span, limit }: { organisation: string; span: Span; limit: number },
): Promise<Report> {
  const { from, to } = span;
  const events = (kind: EventFilter) =>
    store.eventLog({ organisation, from, to, limit, offset: 0, ...eventSelection([kind]) });
  const [figures, days, worse, better, withdrawn, found, listed] = await Promise.all([
    store.compliance({ organisation }),
    store.history({ organisation, days: maxDays }),
    ...[events('worse'), events('better'), events('withdrawn'), events('found')],
    decisions.list(),
  ] as const);
  return {
    ...{ from, to, figures, worse, better, withdrawn, found },
    before: days.findLast(({ day }) => day <= from),
    after: days.findLast(({ day }) => day <= to),
    decisions: listed.filter(
      ({ owners, from: first, endsOn }) => owners.includes(organisation) && first <= to && endsOn >= from,
    ),
  };
}
