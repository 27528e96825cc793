import { sql, type SelectQueryBuilder } from 'kysely';
import { closedStatuses, type Outcome } from '../../../domain/assessment.ts';
import type { RepositoryFinding } from '../../../domain/figures.ts';
import { outcomeCodes, type Db, type Tables } from '../../schema.ts';
import type { Logins } from '../../history-queries.ts';
import { setsAsking } from './assessment-sets.ts';
import { holdsClosed, narrowTo } from './stored-organisations.ts';

/** Which findings somebody asks for: those of one check, a part of them. */
export interface FindingsQuery {
  check: string;
  policy?: string;
  outcome?: Outcome;
  organisation?: Logins;
  limit: number;
  offset: number;
}

/** Up to so many findings are read and sorted; of more, repositories are gone through by name until a page is full. */
const maxSorted = 500;

/** Repositories by name for which a check came out so; with a policy, those of which it asks the check. */
export async function listFindings(
  db: Db,
  query: FindingsQuery,
): Promise<{ total: number; rows: RepositoryFinding[] }> {
  const { policy, check } = query;
  const known = await db.selectFrom('check_name').select('number').where('id', '=', check).executeTakeFirst();
  if (known === undefined) return { total: 0, rows: [] };
  const sets = policy === undefined ? undefined : await setsAsking(db, policy, check);
  const logins = await narrowTo(db, query.organisation);
  const asked: NumberedQuery = { ...query, number: known.number, sets, logins };
  const total = await totalOf(db, asked);
  if (query.offset >= total) return { total, rows: [] };
  const found = total > maxSorted ? byName(db, asked) : byFinding(db, asked);
  const rows = await found
    .select(['repository.owner', 'repository.name', 'repository.organisation'])
    .select(['finding.because', 'finding.outcome', 'finding.since'])
    .select('repository.first_seen_at as firstSeenAt')
    .orderBy('repository.name_key')
    .orderBy('repository.number')
    .limit(query.limit)
    .offset(query.offset)
    .execute();
  return {
    total,
    rows: rows.map((row) => ({ ...row, outcome: outcomeCodes[row.outcome] ?? 'unknown' })),
  };
}

interface NumberedQuery extends Omit<FindingsQuery, 'organisation'> {
  /** That of the check. */
  number: number;
  /** Numbers of the assessments in which the policy asks the check; undefined for any. */
  sets: readonly number[] | undefined;
  /** Undefined for any. */
  logins: readonly string[] | undefined;
}

/** From the counts that are kept, where nothing is closed: no closed repository is on the list, and counts hold them. */
async function totalOf(db: Db, asked: NumberedQuery): Promise<number> {
  const { policy, logins, outcome, number, check } = asked;
  if (await holdsClosed(db)) return countOf(byFinding(db, asked));
  if (policy !== undefined) {
    const { sum } = await db
      .selectFrom('finding_count')
      .select((eb) => eb.fn.sum<number | null>('repositories').as('sum'))
      .where('policy', '=', policy)
      .where('check_id', '=', check)
      .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? 'unknown'))
      .$if(logins !== undefined, (query) => query.where('organisation', 'in', logins ?? []))
      .executeTakeFirstOrThrow();
    return Number(sum ?? 0);
  }
  if (logins !== undefined) return countOf(byFinding(db, asked));
  const { total } = await db
    .selectFrom('finding')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('check_number', '=', number)
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', codeOf(outcome)))
    .executeTakeFirstOrThrow();
  return total;
}

type Rows = SelectQueryBuilder<Tables, 'finding' | 'repository', object>;

async function countOf(rows: Rows): Promise<number> {
  const { total } = await rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return total;
}

/** The findings of the check, each with its repository: for few of them. */
function byFinding(db: Db, asked: NumberedQuery): Rows {
  return listed(
    db.selectFrom('finding').innerJoin('repository', 'repository.number', 'finding.repository'),
    asked,
  );
}

/**
 * Repositories in their order, each with its finding, so that a page ends early: a cross join is not turned round, and many
 * organisations are not looked up by their index, after which all would be sorted.
 */
function byName(db: Db, { logins, ...asked }: NumberedQuery): Rows {
  const inOrder = listed(
    db.selectFrom('repository').crossJoin('finding').whereRef('finding.repository', '=', 'repository.number'),
    { ...asked, logins: logins?.length === 1 ? logins : undefined },
  );
  if (logins === undefined || logins.length === 1) return inOrder;
  return inOrder.where(sql<string>`coalesce(${sql.ref('repository.organisation')}, '')`, 'in', logins);
}

function listed(rows: Rows, { number, outcome, logins, sets }: NumberedQuery): Rows {
  return (
    rows
      .where('finding.check_number', '=', number)
      // Names of repositories that the public never saw are on no list.
      .where('repository.status', 'not in', closedStatuses)
      .$if(outcome !== undefined, (query) => query.where('finding.outcome', '=', codeOf(outcome)))
      .$if(logins !== undefined, (query) => query.where('repository.organisation', 'in', logins ?? []))
      .$if(sets !== undefined, (query) =>
        query.where((eb) =>
          eb.exists(
            eb
              .selectFrom('document')
              .select('document.repository')
              .whereRef('document.repository', '=', 'repository.id')
              .where('document.assessment_set', 'in', [0, ...(sets ?? [])]),
          ),
        ),
      )
  );
}

function codeOf(outcome: Outcome = 'unknown'): number {
  return outcomeCodes.indexOf(outcome);
}
