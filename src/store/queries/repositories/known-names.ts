import { closedStatuses } from '../../../domain/assessment.ts';
import { chunks, storedLogins } from '../statements.ts';
import type { Db } from '../../schema.ts';
import type { ClosedRepository, KnownNamesQuery, Logins } from '../../history-queries.ts';
import type { DatabaseAccess } from '../../access.ts';

/** Names of what is public or was. */
export interface KnownNamesQueries {
  /** Which of these full names belong to repositories that are public or were. */
  knownNames(query: KnownNamesQuery): Promise<string[]>;
  /** Repositories that are closed now after they had been public, the newest first. */
  closedNow(query: { organisation?: Logins | undefined }): Promise<ClosedRepository[]>;
}

/** Bound to a database. */
export function knownNamesQueries({ read }: DatabaseAccess): KnownNamesQueries {
  return {
    knownNames: (query) => read((db) => knownNames(db, query)),
    closedNow: (query) => read((db) => closedNow(db, query)),
  };
}

/** Which of these full names, in lower case, belong to repositories that are public or were. */
async function knownNames(db: Db, { names, organisation }: KnownNamesQuery): Promise<string[]> {
  const known: string[] = [];
  for (const some of chunks(names, 1)) {
    const rows = await db
      .selectFrom('repository')
      .select('name_key')
      .where('name_key', 'in', some)
      .where('status', 'not in', closedStatuses)
      .$if(organisation !== undefined, (query) =>
        query.where('organisation', 'in', storedLogins(organisation ?? [])),
      )
      .execute();
    known.push(...rows.map((row) => row.name_key));
  }
  return known;
}

/** Repositories that are closed now after they had been public, the newest first; none that only moved elsewhere. */
async function closedNow(
  db: Db,
  { organisation }: Pick<KnownNamesQuery, 'organisation'>,
): Promise<ClosedRepository[]> {
  return db
    .selectFrom('closure')
    .innerJoin('repository', 'repository.id', 'closure.repository')
    .select(['owner', 'name', 'organisation', 'closed_at as from', 'reason'])
    .where('reopened_at', 'is', null)
    .where('moved', '=', 0)
    .where('status', 'not in', closedStatuses)
    .$if(organisation !== undefined, (query) =>
      query.where('organisation', 'in', storedLogins(organisation ?? [])),
    )
    .orderBy('closed_at', 'desc')
    .orderBy('name_key')
    .execute();
}
