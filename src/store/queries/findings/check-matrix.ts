import { forces, outcomes, type Outcome } from '../../../domain/assessment.ts';
import type { OrganisationCheckFigures } from '../../../domain/figures.ts';
import type { DatabaseAccess } from '../../access.ts';
import type { Logins } from '../../history-queries.ts';
import type { Db } from '../../schema.ts';
import { allChecks, levelKey } from './finding-counts.ts';
import { storedLogins } from '../statements.ts';

/** How each check of a policy came out, by organisation. */
export interface CheckMatrixQueries {
  /** One row for each organisation and check that has any finding. */
  checksByOrganisation(filter: {
    policy: string;
    organisation?: Logins;
  }): Promise<OrganisationCheckFigures[]>;
}

/** Bound to a database. */
export function checkMatrixQueries({ read }: DatabaseAccess): CheckMatrixQueries {
  return { checksByOrganisation: (filter) => read((db) => checksByOrganisation(db, filter)) };
}

const notChecks = [allChecks, ...forces.map(levelKey)];

async function checksByOrganisation(
  db: Db,
  { policy, organisation }: { policy: string; organisation?: Logins },
): Promise<OrganisationCheckFigures[]> {
  const rows = await db
    .selectFrom('finding_count')
    .select(['organisation', 'check_id', 'outcome', 'repositories'])
    .where('policy', '=', policy)
    .where('check_id', 'not in', notChecks)
    .$if(organisation !== undefined, (query) =>
      query.where('organisation', 'in', storedLogins(organisation ?? [])),
    )
    .execute();
  const found = new Map<string, OrganisationCheckFigures>();
  for (const row of rows) {
    const key = `${row.organisation}\n${row.check_id}`;
    const figures = found.get(key) ?? {
      organisation: row.organisation,
      check: row.check_id,
      outcomes: none(),
    };
    figures.outcomes[row.outcome as Outcome] += row.repositories;
    found.set(key, figures);
  }
  return [...found.values()];
}

function none(): Record<Outcome, number> {
  return Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
}
