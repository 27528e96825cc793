import { eventSelection, type EventFilter } from '../history/event-selection.ts';
import type { PublicStore } from './public-store.ts';

type EventPage = Awaited<ReturnType<PublicStore['eventLog']>>;

/** What needs somebody to look at it now. */
export interface Attention {
  /** The first day of the week. */
  from: string;
  worse: EventPage;
  better: EventPage;
  withdrawn: EventPage;
  /** Repositories that do not say whom to ask. */
  unowned: Awaited<ReturnType<PublicStore['findings']>>;
  /** Checks that could not be answered for the most repositories, with how many. */
  unassessed: { policy: string; check: string; repositories: number }[];
  /** How many public repositories no policy binds. */
  unbound: number;
}

const dayMs = 24 * 3_600_000;
const days = 7;

/**
 * What changed in the last seven days, and what nobody owns or can assess.
 *
 * @param options.organisation its login; empty for all
 * @param options.limit of each list
 */
export async function readAttention(
  store: Pick<PublicStore, 'eventLog' | 'findings' | 'compliance'>,
  { organisation, now, limit }: { organisation: string; now: Date; limit: number },
): Promise<Attention> {
  const from = new Date(now.getTime() - days * dayMs).toISOString().slice(0, 10);
  const only = organisation === '' ? {} : { organisation };
  const events = (kind: EventFilter) =>
    store.eventLog({ ...only, from, limit, offset: 0, ...eventSelection([kind]) });
  const [worse, better, withdrawn, unowned, figures] = await Promise.all([
    events('worse'),
    events('better'),
    events('withdrawn'),
    store.findings({ check: 'has-contact', outcome: 'unmet', ...only, limit, offset: 0 }),
    store.compliance(only),
  ]);
  const unassessed = new Map<string, Attention['unassessed'][number]>();
  for (const { policy, check, outcomes } of figures.checks) {
    const most = unassessed.get(check)?.repositories ?? 0;
    if (outcomes.unknown > most) unassessed.set(check, { policy, check, repositories: outcomes.unknown });
  }
  return {
    ...{ from, worse, better, withdrawn, unowned },
    unassessed: [...unassessed.values()].sort((a, b) => b.repositories - a.repositories).slice(0, limit),
    unbound: figures.organisations.reduce((sum, { statuses }) => sum + statuses['not-assessed'], 0),
  };
}
