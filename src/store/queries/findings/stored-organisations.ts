import { closedStatuses } from '../../../domain/assessment.ts';
import type { Db } from '../../schema.ts';
import type { Logins } from '../../history-queries.ts';
import { storedLogins } from '../statements.ts';
import { allChecks, allPolicies } from './finding-counts.ts';

/**
 * The logins a question is narrowed to; undefined where they are those of all repositories stored. A condition that
 * leaves nothing out would have to be looked at for each repository.
 */
export async function narrowTo(db: Db, organisation: Logins | undefined): Promise<string[] | undefined> {
  if (organisation === undefined) return undefined;
  const logins = storedLogins(organisation);
  const others = await statusCounts(db).where('organisation', 'not in', logins).limit(1).execute();
  return others.length === 0 ? undefined : logins;
}

/** Whether any repository is known that the public never saw. */
export async function holdsClosed(db: Db): Promise<boolean> {
  const closed = await statusCounts(db)
    .where('outcome', 'in', closedStatuses)
    .where('repositories', '>', 0)
    .limit(1)
    .execute();
  return closed.length > 0;
}

/** How many repositories have which status, over all policies: a row for each organisation and status. */
function statusCounts(db: Db) {
  return db
    .selectFrom('finding_count')
    .select('organisation')
    .where('policy', '=', allPolicies)
    .where('check_id', '=', allChecks);
}
