import { isDeepStrictEqual } from 'node:util';
import type { Assessment, Force } from '../../../domain/assessment.ts';
import { closedStatuses, forces } from '../../../domain/assessment.ts';
import { levelsOver } from '../../../domain/levels.ts';
import type { AssessedRepository, Repository } from '../../../domain/repository.ts';
import { readAssessments } from './assessment-sets.ts';
import { checkNames } from './finding-rows.ts';
import type { ChangedRow, StoredRow } from '../repositories/rows.ts';
import { chunks } from '../statements.ts';
import { outcomeCodes, type Db, type FindingCountRow } from '../../schema.ts';

/** Stands for all policies in a count. */
export const allPolicies = '';
/** Stands for a policy as a whole in a count: its outcome is a status. */
export const allChecks = '';

/** Stands for all checks of one force in a count: its outcome is that of the level. No check has a colon in its id. */
export function levelKey(force: Force): string {
  return `level:${force}`;
}

type Kind = Omit<FindingCountRow, 'repositories'>;
type Counted = Pick<AssessedRepository, 'findings' | 'assessments' | 'status'>;

/** Counts changed repositories out as they were and in as they are, so that counts always say what is stored. */
export async function countChanges(db: Db, changes: readonly ChangedRow[]): Promise<void> {
  const differences = new Differences();
  const damaged = new Set<string>();
  for (const { row, repository } of changes) {
    const { organisation } = repository.evidence;
    if (row && countsAlike(row, repository)) continue;
    differences.add(organisation.toLowerCase(), repository, 1);
    if (!row) continue;
    if (row.assessments) differences.add(row.organisation, { ...row, assessments: row.assessments }, -1);
    else damaged.add(row.organisation).add(organisation.toLowerCase());
  }
  await addCounts(db, differences.rows());
  for (const organisation of damaged) await recount(db, organisation);
}

/** Whether a repository counts as it did, so that what goes out would be what comes in. */
function countsAlike(row: StoredRow, { evidence, status, findings, assessments }: Repository): boolean {
  return (
    row.status === status &&
    row.organisation === evidence.organisation.toLowerCase() &&
    row.findings.length === findings.length &&
    row.findings.every(
      ({ check, outcome }, index) => findings[index]?.check === check && findings[index]?.outcome === outcome,
    ) &&
    isDeepStrictEqual(row.assessments, assessments)
  );
}

/** Sums by kind, of what came and what went. */
class Differences {
  readonly #rows = new Map<string, FindingCountRow>();

  add(organisation: string, repository: Counted, difference: number): void {
    for (const kind of kindsOf(organisation, repository)) this.addKind(kind, difference);
  }

  addKind({ organisation, policy, check_id, outcome }: Kind, difference: number): void {
    const key = `${organisation}\n${policy}\n${check_id}\n${outcome}`;
    const row = this.#rows.get(key);
    if (row) row.repositories += difference;
    else this.#rows.set(key, { organisation, policy, check_id, outcome, repositories: difference });
  }

  rows(): FindingCountRow[] {
    return [...this.#rows.values()].filter(({ repositories }) => repositories !== 0);
  }
}

function* kindsOf(organisation: string, { findings, assessments, status }: Counted): Generator<Kind> {
  yield { organisation, policy: allPolicies, check_id: allChecks, outcome: status };
  yield* levelKinds(organisation, { assessments, status });
  const outcomes = new Map(findings.map(({ check, outcome }) => [check, outcome]));
  for (const { policy, checks, status: outcome } of assessments) {
    yield { organisation, policy, check_id: allChecks, outcome };
    for (const check of checks) {
      const found = outcomes.get(check);
      if (found) yield { organisation, policy, check_id: check, outcome: found };
    }
  }
}

/** The levels of what the public sees, under each policy and over all of them. */
function* levelKinds(
  organisation: string,
  { assessments, status }: Pick<Counted, 'assessments' | 'status'>,
): Generator<Kind> {
  if (status === 'withdrawn' || closedStatuses.includes(status)) return;
  for (const { policy, levels } of [{ policy: allPolicies, levels: levelsOver(assessments) }, ...assessments])
    if (levels)
      for (const force of forces)
        yield { organisation, policy, check_id: levelKey(force), outcome: levels[force] };
}

async function addCounts(db: Db, rows: readonly FindingCountRow[]): Promise<void> {
  for (const some of chunks(rows, 5)) {
    await db
      .insertInto('finding_count')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['policy', 'check_id', 'organisation', 'outcome']).doUpdateSet((eb) => ({
          repositories: eb('finding_count.repositories', '+', eb.ref('excluded.repositories')),
        })),
      )
      .execute();
  }
  if (rows.some(({ repositories }) => repositories < 0)) {
    await db.deleteFrom('finding_count').where('repositories', '=', 0).execute();
  }
}

/** Counts everything stored of an organisation anew: for what changes cannot tell, such as after damage. */
async function recount(db: Db, organisation: string): Promise<void> {
  await db.deleteFrom('finding_count').where('organisation', '=', organisation).execute();
  const counts = new Differences();
  const repositories = await db
    .selectFrom('repository')
    .innerJoin('document', 'document.repository', 'repository.id')
    .select((eb) => ['status', 'assessment_set', eb.fn.countAll<number>().as('count')])
    .where('organisation', '=', organisation)
    .groupBy(['status', 'assessment_set'])
    .execute();
  const sets = await readAssessments(
    db,
    repositories.map((row) => row.assessment_set),
  );
  for (const { status, assessment_set, count } of repositories) {
    counts.addKind({ organisation, policy: allPolicies, check_id: allChecks, outcome: status }, count);
    const assessments = sets.get(assessment_set) ?? [];
    for (const kind of levelKinds(organisation, { assessments, status })) counts.addKind(kind, count);
    for (const { policy, status: outcome } of assessments)
      counts.addKind({ organisation, policy, check_id: allChecks, outcome }, count);
  }
  await countFindings(db, organisation, sets, counts);
  await addCounts(db, counts.rows());
}

async function countFindings(
  db: Db,
  organisation: string,
  sets: ReadonlyMap<number, readonly Assessment[]>,
  counts: Differences,
): Promise<void> {
  const names = await checkNames(db);
  const rows = await db
    .selectFrom('repository')
    .innerJoin('document', 'document.repository', 'repository.id')
    .innerJoin('finding', 'finding.repository', 'repository.number')
    .select((eb) => ['assessment_set', 'check_number', 'outcome', eb.fn.countAll<number>().as('count')])
    .where('organisation', '=', organisation)
    .groupBy(['assessment_set', 'check_number', 'outcome'])
    .execute();
  for (const { assessment_set, check_number, outcome, count } of rows) {
    const check_id = names.get(check_number) ?? '';
    for (const { policy, checks } of sets.get(assessment_set) ?? [])
      if (checks.includes(check_id))
        counts.addKind({ organisation, policy, check_id, outcome: outcomeCodes[outcome] ?? '' }, count);
  }
}
