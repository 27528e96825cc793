import { closedStatuses } from '../../../domain/assessment.ts';
import { checkEventKinds } from '../../../domain/event.ts';
import { eventColumns, toEvent } from './events.ts';
import { storedLogins } from '../statements.ts';
import type { Db } from '../../schema.ts';
import type { EventLogQuery, LoggedEvent } from '../../history-queries.ts';
import type { DatabaseAccess } from '../../access.ts';

/** The log of events, over all repositories. */
export interface EventLogQueries {
  /** Events of repositories that are public or were, newest first by the date of the fact. */
  eventLog(query: EventLogQuery): Promise<{ total: number; rows: LoggedEvent[] }>;
}

/** Bound to a database. */
export function eventLogQueries({ snapshot }: DatabaseAccess): EventLogQueries {
  return {
    eventLog: (query) => snapshot((db) => eventLog(db, query)),
  };
}

const dayMs = 24 * 3_600_000;

/**
 * Events newest first, by the date of the fact. None of a repository that the public never saw, and of one that was
 * withdrawn none about what its files held.
 */
async function eventLog(db: Db, query: EventLogQuery): Promise<{ total: number; rows: LoggedEvent[] }> {
  const found = matching(db, query);
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select(eventColumns)
    .select(['event.seq', 'event.ordinal'])
    .select(['repository.owner', 'repository.name', 'repository.organisation'])
    .orderBy('event.dated', 'desc')
    .orderBy('event.seq', 'desc')
    .orderBy('event.ordinal', 'desc')
    .limit(query.limit)
    .offset(query.offset)
    .execute();
  return {
    total,
    rows: rows.map(({ seq, ordinal, ...row }) => ({ ...toEvent(row), id: `${seq}-${ordinal}` })),
  };
}

function matching(
  db: Db,
  { from, to, organisation, kinds, check, withoutRules, afterSeq, untilSeq }: EventLogQuery,
) {
  return db
    .selectFrom('event')
    .innerJoin('repository', 'repository.id', 'event.repository')
    .where('repository.status', 'not in', closedStatuses)
    .where((eb) =>
      eb.or([eb('repository.withdrawn_at', 'is', null), eb('event.kind', 'not in', checkEventKinds)]),
    )
    .$if(from !== undefined, (query) => query.where('event.dated', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('event.dated', '<', dayAfter(to ?? '')))
    .$if(organisation !== undefined, (query) =>
      query.where('repository.organisation', 'in', storedLogins(organisation ?? [])),
    )
    .$if(kinds !== undefined, (query) => query.where('event.kind', 'in', kinds ?? []))
    .$if(check !== undefined, (query) =>
      query.where('event.kind', 'in', checkEventKinds).where('event.detail', '=', check ?? ''),
    )
    .$if(afterSeq !== undefined, (query) => query.where('event.seq', '>', afterSeq ?? 0))
    .$if(untilSeq !== undefined, (query) => query.where('event.seq', '<=', untilSeq ?? 0))
    .$if(withoutRules === true, (query) => query.where('event.cause', 'is', null));
}

/** The day after `2026-11-23`: times within a day come before it, as text. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}
