import { closedStatuses } from '../../domain/assessment.ts';
import type { Outcome } from '../../domain/assessment.ts';
import type { FindingRow } from '../../domain/figures.ts';
import { fullName } from '../../domain/repository.ts';
import type { AssessedRepository } from '../../domain/repository.ts';
import { chunks } from './chunks.ts';
import { excluded } from './excluded.ts';
import { withoutNul } from './rows.ts';
import { storedLogins } from './logins.ts';
import type { Db, FindingTableRow } from '../schema.ts';
import type { FindingsQuery } from '../store.ts';
import { addToTallies } from './tallies.ts';

/** Stands for all policies, or for a policy as a whole, where a row has no single policy or check. */
export const whole = '';

/** Writes the conclusions on changed repositories where they differ from those stored, and counts them anew. */
export async function saveFindings(db: Db, changed: readonly AssessedRepository[]): Promise<void> {
  const before = byKey(await storedFindings(db, changed));
  const after = byKey(changed.flatMap(findingsOf));
  for (const [key, row] of before) if (!after.has(key)) await deleteFinding(db, row);
  await writeFindings(
    db,
    [...after].filter(([key, row]) => !isSame(before.get(key), row)).map(([, row]) => row),
  );
  await addToTallies(db, { minus: before.values(), plus: after.values() });
}

function byKey(rows: readonly FindingTableRow[]): Map<string, FindingTableRow> {
  return new Map(rows.map((row) => [`${row.repository} ${row.policy} ${row.check_id}`, row]));
}

function isSame(one: FindingTableRow | undefined, other: FindingTableRow): boolean {
  return (
    one !== undefined &&
    one.outcome === other.outcome &&
    one.because === other.because &&
    one.organisation === other.organisation &&
    one.name_key === other.name_key
  );
}

async function storedFindings(
  db: Db,
  repositories: readonly AssessedRepository[],
): Promise<FindingTableRow[]> {
  const ids = repositories.map(({ evidence }) => evidence.id);
  const rows: FindingTableRow[] = [];
  for (const some of chunks(ids, 1)) {
    rows.push(...(await db.selectFrom('finding').selectAll().where('repository', 'in', some).execute()));
  }
  return rows;
}

/** Every conclusion as a row. Of a withdrawn repository only the status counts. */
function findingsOf({ evidence, assessments, status }: AssessedRepository): FindingTableRow[] {
  const common = {
    repository: evidence.id,
    organisation: evidence.organisation.toLowerCase(),
    name_key: fullName(evidence).toLowerCase(),
  };
  const row = (policy: string, check: string, outcome: string, because = ''): FindingTableRow => ({
    ...common,
    policy,
    check_id: check,
    outcome,
    because: withoutNul(because),
  });
  return [
    row(whole, whole, status),
    ...assessments.map((assessment) => row(assessment.policy, whole, assessment.status)),
    ...(status === 'withdrawn' ? [] : assessments).flatMap(({ policy, findings }) =>
      findings.map(({ check, outcome, because }) => row(policy, check, outcome, because)),
    ),
  ];
}

async function deleteFinding(db: Db, { repository, policy, check_id }: FindingTableRow): Promise<void> {
  await db
    .deleteFrom('finding')
    .where('repository', '=', repository)
    .where('policy', '=', policy)
    .where('check_id', '=', check_id)
    .execute();
}

async function writeFindings(db: Db, rows: readonly FindingTableRow[]): Promise<void> {
  for (const some of chunks(rows, 7)) {
    await db
      .insertInto('finding')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['repository', 'policy', 'check_id'])
          .doUpdateSet(excluded('outcome', 'because', 'organisation', 'name_key')),
      )
      .execute();
  }
}

/** A repository that several policies ask the same of, with the same outcome, is one row. */
export async function findings(db: Db, query: FindingsQuery): Promise<{ total: number; rows: FindingRow[] }> {
  const { total } = await db
    .selectFrom(matching(db, query).select(['outcome', 'name_key', 'repository']).distinct().as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { total, rows: await findingRows(db, query) };
}

async function findingRows(db: Db, query: FindingsQuery): Promise<FindingRow[]> {
  const page = matching(db, query)
    .select((eb) => ['name_key', 'repository', 'outcome', eb.fn.min('policy').as('policy')])
    .groupBy(['outcome', 'name_key', 'repository'])
    .orderBy('name_key')
    .orderBy('repository')
    .orderBy('outcome')
    .limit(query.limit)
    .offset(query.offset);
  const rows = await db
    .selectFrom(page.as('page'))
    .innerJoin('repository', 'repository.id', 'page.repository')
    .innerJoin('finding as proof', (join) =>
      join
        .onRef('proof.repository', '=', 'page.repository')
        .onRef('proof.policy', '=', 'page.policy')
        .on('proof.check_id', '=', query.check),
    )
    .select([
      'repository.owner',
      'repository.name',
      'repository.organisation',
      'proof.because',
      'proof.outcome',
    ])
    .orderBy('page.name_key')
    .orderBy('page.repository')
    .orderBy('page.outcome')
    .execute();
  return rows.map((row) => ({ ...row, outcome: row.outcome as Outcome }));
}

function matching(db: Db, { check, policy, outcome, organisation }: FindingsQuery) {
  return db
    .selectFrom('finding')
    .where('check_id', '=', check)
    .where('repository', 'not in', closedRepositories(db))
    .$if(policy !== undefined, (query) => query.where('policy', '=', policy ?? ''))
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? ''))
    .$if(organisation !== undefined, (query) =>
      query.where('organisation', 'in', storedLogins(organisation ?? [])),
    );
}

/** Names of repositories that the public never saw are on no list. */
function closedRepositories(db: Db) {
  return db.selectFrom('repository').select('id').where('status', 'in', closedStatuses);
}
