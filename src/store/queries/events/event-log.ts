import type { SelectQueryBuilder } from 'kysely';
import { closedStatuses } from '../../../domain/assessment.ts';
import { checkEventKinds } from '../../../domain/event.ts';
import { eventColumns, toEvent } from './events.ts';
import { holdsClosed, narrowTo } from '../findings/stored-organisations.ts';
import type { Db, Tables } from '../../schema.ts';
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
  const logins = await narrowTo(db, query.organisation);
  const found = matching(db, query, logins);
  const total = await totalOf(db, query, logins);
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

/** Counted by events alone where it can be, less the few that are not listed: that spares a look at each repository. */
async function totalOf(db: Db, query: EventLogQuery, logins: Narrowed): Promise<number> {
  if (logins !== undefined || (await holdsClosed(db))) return countOf(matching(db, query, logins));
  const all = await countOf(asked(db.selectFrom('event'), query));
  const unlisted = asked(db.selectFrom('event'), query)
    .innerJoin('repository', 'repository.id', 'event.repository')
    .where('repository.withdrawn_at', 'is not', null)
    .where('event.kind', 'in', checkEventKinds);
  return all - (await countOf(unlisted));
}

async function countOf<T extends keyof Tables>(rows: SelectQueryBuilder<Tables, T, object>): Promise<number> {
  const { total } = await rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return total;
}

type Narrowed = readonly string[] | undefined;

function matching(db: Db, query: EventLogQuery, logins: Narrowed) {
  return asked(db.selectFrom('event'), query)
    .innerJoin('repository', 'repository.id', 'event.repository')
    .where('repository.status', 'not in', closedStatuses)
    .where((eb) =>
      eb.or([eb('repository.withdrawn_at', 'is', null), eb('event.kind', 'not in', checkEventKinds)]),
    )
    .$if(logins !== undefined, (rows) => rows.where('repository.organisation', 'in', logins ?? []));
}

/** What is asked of the events themselves. */
function asked(
  events: SelectQueryBuilder<Tables, 'event', object>,
  { from, to, kinds, check, withoutRules, afterSeq, untilSeq }: EventLogQuery,
) {
  return events
    .$if(from !== undefined, (rows) => rows.where('event.dated', '>=', from ?? ''))
    .$if(to !== undefined, (rows) => rows.where('event.dated', '<', dayAfter(to ?? '')))
    .$if(kinds !== undefined, (rows) => rows.where('event.kind', 'in', kinds ?? []))
    .$if(check !== undefined, (rows) =>
      rows.where('event.kind', 'in', checkEventKinds).where('event.detail', '=', check ?? ''),
    )
    .$if(afterSeq !== undefined, (rows) => rows.where('event.seq', '>', afterSeq ?? 0))
    .$if(untilSeq !== undefined, (rows) => rows.where('event.seq', '<=', untilSeq ?? 0))
    .$if(withoutRules === true, (rows) => rows.where('event.cause', 'is', null));
}

/** The day after `2026-11-23`: times within a day come before it, as text. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}
