import { closedStatuses, forces, levelOutcomes, outcomes, statuses } from '../../../domain/assessment.ts';
import type { LevelOutcome, Outcome, Status } from '../../../domain/assessment.ts';
import type {
  CheckFigures,
  ComplianceFigures,
  DayFigures,
  LevelCounts,
  LevelFigures,
  OrganisationFigures,
  StatusCounts,
} from '../../../domain/figures.ts';
import { noLevels } from '../../../domain/levels.ts';
import { allChecks, allPolicies, levelKey } from './finding-counts.ts';
import { storedLogins } from '../statements.ts';
import { defaultForge } from '../harvests/sync-state.ts';
import type { Db } from '../../schema.ts';
import type { Logins } from '../../history-queries.ts';
import type { DatabaseAccess } from '../../access.ts';

/** Figures of the estate. */
export interface ComplianceQueries {
  /** With a policy, organisations are counted by the status under it. Withdrawn repositories count in no check. */
  compliance(filter: { policy?: string; organisation?: Logins }): Promise<ComplianceFigures>;
  /** The newest `days` days with figures, oldest first. */
  history(filter: { organisation?: Logins; days: number }): Promise<DayFigures[]>;
  /** How many repositories carry each licence expression; null is no licence. Largest first. */
  licences(organisation?: Logins): Promise<{ spdx: string | null; repositories: number }[]>;
}

/** Bound to a database. */
export function complianceQueries({ read, snapshot }: DatabaseAccess): ComplianceQueries {
  return {
    compliance: (filter) => snapshot((db) => compliance(db, filter)),
    history: (filter) => read((db) => history(db, filter)),
    licences: (organisation) => read((db) => licences(db, organisation)),
  };
}

interface Filter {
  policy?: string;
  organisation?: Logins;
}

/** With a policy, statuses are those under it, and only organisations that it was asked of are listed. */
async function compliance(db: Db, filter: Filter): Promise<ComplianceFigures> {
  const checks = await checkFigures(db, filter);
  const isLevel = ({ check }: CheckFigures) => levelKeys.includes(check);
  return {
    organisations: await organisationFigures(db, filter),
    checks: checks.filter((each) => !isLevel(each)),
    levels: levelFigures(checks.filter(isLevel)),
  };
}

const levelKeys = forces.map(levelKey);

function levelFigures(rows: readonly CheckFigures[]): LevelFigures[] {
  const byPolicy = Map.groupBy(rows, ({ policy }) => policy);
  return [...byPolicy]
    .filter(([policy]) => policy !== allPolicies)
    .map(([policy, of]) => {
      const levels = noLevels();
      for (const { check, outcomes } of of)
        for (const outcome of levelOutcomes)
          levels[forces[levelKeys.indexOf(check)] ?? 'mandatory'][outcome] += outcomes[outcome];
      return { policy, levels };
    });
}

function levelCounts(
  rows: readonly { check_id: string; outcome: string; repositories: number }[],
): LevelCounts {
  const levels = noLevels();
  for (const { check_id, outcome, repositories } of rows) {
    const force = forces[levelKeys.indexOf(check_id)];
    if (force) levels[force][outcome as LevelOutcome] += repositories;
  }
  return levels;
}

async function organisationFigures(db: Db, filter: Filter): Promise<OrganisationFigures[]> {
  const only = filter.organisation === undefined ? undefined : storedLogins(filter.organisation);
  const byStatus = await db
    .selectFrom('finding_count')
    .select(['organisation', 'check_id', 'outcome', 'repositories'])
    .where('policy', '=', filter.policy ?? allPolicies)
    .where('check_id', 'in', [allChecks, ...levelKeys])
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
    ...totals((counted.get(organisation) ?? []).filter(({ check_id }) => check_id === allChecks)),
    levels: levelCounts(counted.get(organisation) ?? []),
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
async function history(
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
async function licences(
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
