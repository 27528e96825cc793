import type { PublicDecision } from '../decisions/decisions.ts';
import { eventSelection, type EventFilter } from '../history/event-selection.ts';
import type { DecisionDesk } from './decision-desk.ts';
import type { PublicStore } from './public-store.ts';
import type { ReportEvents, Span } from './read-report.ts';

/** What happened in a week, and what ends soon: what anybody may see. */
export interface Digest extends Span {
  worse: ReportEvents;
  better: ReportEvents;
  withdrawn: ReportEvents;
  found: ReportEvents;
  /** Decisions that end soon or have ended. */
  due: readonly PublicDecision[];
  lastComplete: string | null;
}

const maxListed = 25;

/** The whole week, from Monday to Sunday, before the one that a moment is in (UTC). */
export function weekBefore(now: Date): Span & { monday: Date } {
  const monday = new Date(now.toISOString().slice(0, 10));
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  const dayFrom = (days: number) =>
    new Date(monday.getTime() + days * 24 * 3_600_000).toISOString().slice(0, 10);
  return { from: dayFrom(-7), to: dayFrom(-1), monday };
}

/** The digest of a span of days. */
export async function readDigest(
  store: Pick<PublicStore, 'eventLog' | 'lastCompleteHarvest'>,
  decisions: Pick<DecisionDesk, 'list'>,
  { from, to }: Span,
): Promise<Digest> {
  const events = (kind: EventFilter) =>
    store.eventLog({ from, to, limit: maxListed, offset: 0, ...eventSelection([kind]) });
  const [worse, better, withdrawn, found, listed, lastComplete] = await Promise.all([
    ...[events('worse'), events('better'), events('withdrawn'), events('found')],
    decisions.list(),
    store.lastCompleteHarvest(),
  ] as const);
  return {
    ...{ from, to, worse, better, withdrawn, found, lastComplete },
    due: listed.filter(({ state, endsOn }) => state === 'due' || (state === 'expired' && endsOn >= from)),
  };
}

/** Whether there is anything to tell. */
export function isQuiet({ worse, better, withdrawn, found, due }: Digest): boolean {
  return due.length === 0 && [worse, better, withdrawn, found].every(({ total }) => total === 0);
}
