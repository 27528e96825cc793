import type { RepositoryEvent } from '../../../domain/event.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { closedStatuses } from '../../../domain/assessment.ts';
import type { Logins } from '../../history-queries.ts';
import { chunks, storedLogins, withoutNul } from '../statements.ts';
import type { Db, EventRow } from '../../schema.ts';
import type { DatabaseAccess } from '../../access.ts';

/** What happened to repositories. */
export interface EventQueries {
  /** Newest first. */
  events(id: string, limit: number): Promise<RepositoryEvent[]>;
  /** Of repositories that are public or were; of all organisations unless some are given. */
  recentEvents(
    limit: number,
    organisation?: Logins,
  ): Promise<(RepositoryEvent & Pick<Evidence, 'owner' | 'name' | 'organisation'>)[]>;
}

/** Bound to a database. */
export function eventQueries({ read }: DatabaseAccess): EventQueries {
  return {
    events: (id, limit) => read((db) => events(db, id, limit)),
    recentEvents: (limit, organisation) => read((db) => recentEvents(db, limit, organisation)),
  };
}

export async function saveEvents(db: Db, rows: readonly EventRow[]): Promise<void> {
  for (const some of chunks(rows, 9)) {
    await db
      .insertInto('event')
      .values(some.map((row) => ({ ...row, detail: withoutNul(row.detail) })))
      .execute();
  }
}

/** An event as a row holds it. */
export function toEventRow({
  happenedAt,
  cause,
  ...event
}: RepositoryEvent): Omit<EventRow, 'seq' | 'ordinal' | 'repository'> {
  return {
    ...event,
    happened_at: happenedAt ?? null,
    dated: happenedAt ?? event.at,
    cause: cause ?? null,
  };
}

/** The columns of an event, as queries select them for `toEvent`. */
export const eventColumns = [
  'event.at',
  'event.kind',
  'event.detail',
  'event.happened_at',
  'event.cause',
] as const;

/** A selected row as people are told of it: what is not known has no key. */
export function toEvent<Row extends Pick<EventRow, 'happened_at' | 'cause'>>({
  happened_at,
  cause,
  ...row
}: Row): Omit<Row, 'happened_at' | 'cause'> & Pick<RepositoryEvent, 'happenedAt' | 'cause'> {
  return {
    ...row,
    ...(happened_at !== null && { happenedAt: happened_at }),
    ...(cause !== null && { cause }),
  };
}

async function events(db: Db, id: string, limit: number): Promise<RepositoryEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(eventColumns)
    .where('repository', '=', id)
    .orderBy('seq', 'desc')
    .orderBy('ordinal', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toEvent);
}

async function recentEvents(
  db: Db,
  limit: number,
  organisation?: Logins,
): Promise<(RepositoryEvent & Pick<Evidence, 'owner' | 'name' | 'organisation'>)[]> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('repository', 'repository.id', 'event.repository')
    .select(eventColumns)
    .select(['repository.owner', 'repository.name', 'organisation'])
    .where('repository.status', 'not in', closedStatuses)
    .$if(organisation !== undefined, (query) =>
      query.where('organisation', 'in', storedLogins(organisation ?? [])),
    )
    .orderBy('event.seq', 'desc')
    .orderBy('event.ordinal', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toEvent);
}
