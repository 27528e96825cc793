import { forces, outcomes, type Outcome } from '../../../domain/assessment.ts';
import type { CheckDay } from '../../../domain/figures.ts';
import type { Scope } from '../../../domain/scope.ts';
import type { DatabaseAccess } from '../../access.ts';
import type { Db } from '../../schema.ts';
import { allChecks, allPolicies, levelKey } from './finding-counts.ts';
import { chunks } from '../statements.ts';

/** How checks came out, day by day. */
export interface DailyFindingQueries {
  /** The newest `days` days on which something changed, oldest first; a day without figures is as the one before. */
  checkHistory(query: CheckHistoryQuery): Promise<CheckDay[]>;
}

export interface CheckHistoryQuery {
  policy: string;
  check: string;
  scope: Scope;
  days: number;
}

/** Bound to a database. */
export function dailyFindingQueries({ read }: DatabaseAccess): DailyFindingQueries {
  return { checkHistory: (query) => read((db) => checkHistory(db, query)) };
}

/** Outcomes that are not 0, by check. */
type Counts = Record<string, Partial<Record<Outcome, number>>>;

const notChecks = [allChecks, ...forces.map(levelKey)];

/**
 * Keeps how checks came out on a day, by policy and part of the estate: a row only where it differs from the newest of an
 * earlier day. Rows of earlier days are never touched.
 */
export async function recordFindings(
  db: Db,
  day: string,
  scopesOf: (login: string) => readonly Scope[],
): Promise<void> {
  const [now, before] = [await countsNow(db, scopesOf), await newestBefore(db, day)];
  await db.deleteFrom('daily_finding').where('day', '=', day).execute();
  const keys = new Set([...now.keys(), ...before.keys()]);
  const rows = [...keys].flatMap((key) => {
    const counts = JSON.stringify(now.get(key) ?? {});
    if (counts === (before.get(key) ?? '{}')) return [];
    const [policy = '', scope = ''] = key.split('\n');
    return [{ policy, scope, day, counts }];
  });
  for (const some of chunks(rows, 4)) await db.insertInto('daily_finding').values(some).execute();
}

async function countsNow(
  db: Db,
  scopesOf: (login: string) => readonly Scope[],
): Promise<Map<string, Counts>> {
  const rows = await db
    .selectFrom('finding_count')
    .selectAll()
    .where('policy', '!=', allPolicies)
    .where('check_id', 'not in', notChecks)
    .orderBy('policy')
    .orderBy('check_id')
    .orderBy('outcome')
    .execute();
  const scopes = new Map<string, readonly Scope[]>();
  const sums = new Map<string, Counts>();
  for (const { organisation, policy, check_id, outcome, repositories } of rows) {
    const own = scopes.get(organisation) ?? scopesOf(organisation);
    scopes.set(organisation, own);
    for (const scope of own) {
      const key = `${policy}\n${scope}`;
      const counts = sums.get(key) ?? {};
      sums.set(key, counts);
      const check = (counts[check_id] ??= {});
      check[outcome as Outcome] = (check[outcome as Outcome] ?? 0) + repositories;
    }
  }
  return sums;
}

async function newestBefore(db: Db, day: string): Promise<Map<string, string>> {
  const newest = db
    .selectFrom('daily_finding')
    .select(['policy', 'scope', (eb) => eb.fn.max('day').as('day')])
    .where('day', '<', day)
    .groupBy(['policy', 'scope']);
  const rows = await db
    .selectFrom('daily_finding')
    .innerJoin(newest.as('newest'), (join) =>
      join
        .onRef('newest.policy', '=', 'daily_finding.policy')
        .onRef('newest.scope', '=', 'daily_finding.scope')
        .onRef('newest.day', '=', 'daily_finding.day'),
    )
    .select(['daily_finding.policy', 'daily_finding.scope', 'daily_finding.counts'])
    .execute();
  return new Map(rows.map(({ policy, scope, counts }) => [`${policy}\n${scope}`, counts]));
}

async function checkHistory(db: Db, { policy, check, scope, days }: CheckHistoryQuery): Promise<CheckDay[]> {
  const rows = await db
    .selectFrom('daily_finding')
    .select(['day', 'counts'])
    .where('policy', '=', policy)
    .where('scope', '=', scope)
    .orderBy('day', 'desc')
    .limit(days)
    .execute();
  return rows.reverse().map(({ day, counts }) => {
    const found = (JSON.parse(counts) as Counts)[check] ?? {};
    const all = outcomes.map((outcome) => [outcome, found[outcome] ?? 0]);
    return { day, outcomes: Object.fromEntries(all) as Record<Outcome, number> };
  });
}
