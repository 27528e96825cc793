import { closedStatuses, outcomes, statuses } from '../../domain/assessment.ts';
import type { Outcome, Status } from '../../domain/assessment.ts';
import type {
  CheckFigures,
  ComplianceFigures,
  DayFigures,
  OrganisationFigures,
  StatusCounts,
} from '../../domain/figures.ts';
import { allChecks, allPolicies } from './finding-counts.ts';
import { storedLogins } from './statements.ts';
import { defaultForge } from './sync-state.ts';
import type { Db } from '../schema.ts';
import type { Logins } from '../store.ts';

interface Filter {
  policy?: string;
  organisation?: Logins;
}

/** With a policy, statuses are those under it, and only organisations that it was asked of are listed. */
export async function compliance(db: Db, filter: Filter): Promise<ComplianceFigures> {
  return { organisations: await organisationFigures(db, filter), checks: await checkFigures(db, filter) };
}

async function organisationFigures(db: Db, filter: Filter): Promise<OrganisationFigures[]> {
  const only = filter.organisation === undefined ? undefined : storedLogins(filter.organisation);
  const byStatus = await db
    .selectFrom('finding_count')
    .select(['organisation', 'outcome', 'repositories'])
    .where('policy', '=', filter.policy ?? allPolicies)
    .where('check_id', '=', allChecks)
    .$if(only !== undefined, (query) => query.where('organisation', 'in', only ?? []))
    .execute();
  const states = await db
    .selectFrom('sync_state')
    .select(['login', 'listed_at'])
    .where('forge', '=', defaultForge)
    .$if(only !== undefined, (query) => query.where('login', 'in', only ?? []))
    .execute();
  const counted = Map.groupBy(byStatus, ({ organisation }) => organisation);
  const listed = new Map(states.map((state) => [state.login, state.listed_at]));
  const names = new Set([...counted.keys(), ...(filter.policy === undefined ? listed.keys() : [])]);
  return [...names].sort().map((organisation) => ({
    organisation,
    ...totals(counted.get(organisation) ?? []),
    listedAt: listed.get(organisation) ?? null,
  }));
}

/** The counts of rows by status, and their sum. */
function totals(rows: readonly { outcome: string; repositories: number }[]): {
  repositories: number;
  statuses: StatusCounts;
} {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as StatusCounts;
  for (const { outcome, repositories } of rows) counts[outcome as Status] += repositories;
  return { repositories: rows.reduce((sum, row) => sum + row.repositories, 0), statuses: counts };
}

async function checkFigures(db: Db, { policy, organisation }: Filter): Promise<CheckFigures[]> {
  const rows = await db
    .selectFrom('finding_count')
    .select(({ fn }) => ['policy', 'check_id', 'outcome', fn.sum<number>('repositories').as('repositories')])
    .where('check_id', '!=', allChecks)
    .$if(policy !== undefined, (query) => query.where('policy', '=', policy ?? ''))
    .$if(organisation !== undefined, (query) =>
      query.where('organisation', 'in', storedLogins(organisation ?? [])),
    )
    .groupBy(['policy', 'check_id', 'outcome'])
    .orderBy('policy')
    .orderBy('check_id')
    .execute();
  const checks = Map.groupBy(rows, (row) => JSON.stringify([row.policy, row.check_id]));
  return [...checks.values()].map((of) => {
    const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
    for (const { outcome, repositories } of of) counts[outcome as Outcome] += repositories;
    return { policy: of[0]?.policy ?? '', check: of[0]?.check_id ?? '', outcomes: counts };
  });
}

export async function recordFigures(db: Db, day: string): Promise<void> {
  await db.deleteFrom('daily_count').where('day', '=', day).execute();
  const rows = await db
    .selectFrom('finding_count')
    .select(['organisation', 'outcome as status', 'repositories'])
    .where('policy', '=', allPolicies)
    .where('check_id', '=', allChecks)
    .execute();
  if (rows.length === 0) return;
  await db
    .insertInto('daily_count')
    .values(rows.map((row) => ({ ...row, day, status: row.status as Status })))
    .execute();
}

/** The newest `days` days on which figures were recorded, oldest first. */
export async function history(
  db: Db,
  { organisation, days }: { organisation?: Logins; days: number },
): Promise<DayFigures[]> {
  const recent = db.selectFrom('daily_count').select('day').distinct().orderBy('day', 'desc').limit(days);
  const rows = await db
    .selectFrom('daily_count')
    .select(({ fn }) => ['day', 'status as outcome', fn.sum<number>('repositories').as('repositories')])
    .where('day', 'in', recent)
    .$if(organisation !== undefined, (query) =>
      query.where('organisation', 'in', storedLogins(organisation ?? [])),
    )
    .groupBy(['day', 'status'])
    .orderBy('day')
    .execute();
  return [...Map.groupBy(rows, ({ day }) => day)].map(([day, of]) => ({ day, ...totals(of) }));
}

/** Largest first. Repositories whose files were not collected, and withdrawn ones, are left out. */
export async function licences(
  db: Db,
  organisation?: Logins,
): Promise<{ spdx: string | null; repositories: number }[]> {
  return db
    .selectFrom('repository')
    .select(({ fn }) => ['licence_spdx as spdx', fn.countAll<number>().as('repositories')])
    .where('withdrawn_at', 'is', null)
    .where('status', 'not in', closedStatuses)
    .where('licence_known', '=', 1)
    .$if(organisation !== undefined, (query) =>
      query.where('organisation', 'in', storedLogins(organisation ?? [])),
    )
    .groupBy('licence_spdx')
    .orderBy('repositories', 'desc')
    .orderBy('licence_spdx')
    .execute();
}
