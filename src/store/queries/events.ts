import type { RepositoryEvent } from '../../domain/event.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { closedStatuses } from '../../domain/assessment.ts';
import type { Logins } from '../store.ts';
import { chunks, storedLogins, withoutNul } from './statements.ts';
import type { Db, EventRow } from '../schema.ts';

export async function saveEvents(db: Db, rows: readonly EventRow[]): Promise<void> {
  for (const some of chunks(rows, 6)) {
    await db
      .insertInto('event')
      .values(some.map((row) => ({ ...row, detail: withoutNul(row.detail) })))
      .execute();
  }
}

export async function events(db: Db, id: string, limit: number): Promise<RepositoryEvent[]> {
  return db
    .selectFrom('event')
    .select(['at', 'kind', 'detail'])
    .where('repository', '=', id)
    .orderBy('seq', 'desc')
    .orderBy('ordinal', 'desc')
    .limit(limit)
    .execute();
}

export async function recentEvents(
  db: Db,
  limit: number,
  organisation?: Logins,
): Promise<(RepositoryEvent & Pick<Evidence, 'owner' | 'name' | 'organisation'>)[]> {
  return db
    .selectFrom('event')
    .innerJoin('repository', 'repository.id', 'event.repository')
    .select(['event.at', 'event.kind', 'event.detail', 'repository.owner', 'repository.name', 'organisation'])
    .where('repository.status', 'not in', closedStatuses)
    .$if(organisation !== undefined, (query) =>
      query.where('organisation', 'in', storedLogins(organisation ?? [])),
    )
    .orderBy('event.seq', 'desc')
    .orderBy('event.ordinal', 'desc')
    .limit(limit)
    .execute();
}
