import { closedStatuses } from '../../../domain/assessment.ts';
import { dayAfter } from './event-log.ts';
import { storedLogins } from '../statements.ts';
import type { Db } from '../../schema.ts';
import type { PublicOnDay, PublicOnQuery } from '../../history-queries.ts';
import type { DatabaseAccess } from '../../access.ts';

/** What was public on a day. */
export interface PublicOnQueries {
  /** Repositories that were public at the end of a day, as far as was seen, by name. */
  publicOn(query: PublicOnQuery): Promise<{ total: number; rows: PublicOnDay[] }>;
}

/** Bound to a database. */
export function publicOnQueries({ snapshot }: DatabaseAccess): PublicOnQueries {
  return {
    publicOn: (query) => snapshot((db) => publicOn(db, query)),
  };
}

/** Repositories that were public at the end of a day, as far as was seen: first seen by then, and not closed at the time. */
async function publicOn(db: Db, query: PublicOnQuery): Promise<{ total: number; rows: PublicOnDay[] }> {
  const found = matching(db, query);
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select(['owner', 'name', 'organisation', 'first_seen_at as firstSeenAt'])
    .select('withdrawn_at as withdrawnAt')
    .orderBy('name_key')
    .orderBy('number')
    .limit(query.limit)
    .offset(query.offset)
    .execute();
  return { total, rows };
}

function matching(db: Db, { day, organisation }: PublicOnQuery) {
  const end = dayAfter(day);
  return db
    .selectFrom('repository')
    .where('status', 'not in', closedStatuses)
    .where('first_seen_at', '<', end)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('closure')
            .select('closure.closed_at')
            .whereRef('closure.repository', '=', 'repository.id')
            .where('closure.closed_at', '<', end)
            .where((open) =>
              open.or([open('closure.reopened_at', 'is', null), open('closure.reopened_at', '>=', end)]),
            ),
        ),
      ),
    )
    .$if(organisation !== undefined, (query) =>
      query.where('organisation', 'in', storedLogins(organisation ?? [])),
    );
}
