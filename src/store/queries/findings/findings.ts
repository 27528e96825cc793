import { closedStatuses } from '../../../domain/assessment.ts';
import type { Finding, Outcome } from '../../../domain/assessment.ts';
import type { RepositoryFinding } from '../../../domain/figures.ts';
import { setsAsking } from './assessment-sets.ts';
import { countChanges } from './finding-counts.ts';
import { deleteFindings, numberChecks, toFindingRow, writeFindings } from './finding-rows.ts';
import type { ChangedRow } from '../repositories/rows.ts';
import { storedLogins, withoutNul } from '../statements.ts';
import { outcomeCodes, type Db, type FindingRow } from '../../schema.ts';
import type { DatabaseAccess } from '../../access.ts';
import type { Logins } from '../../history-queries.ts';

/** What checks found. */
export interface FindingQueries {
  /** Repositories for which a check came out so, by name. */
  findings(query: FindingsQuery): Promise<{ total: number; rows: RepositoryFinding[] }>;
}

/** Bound to a database. */
export function findingQueries({ snapshot }: DatabaseAccess): FindingQueries {
  return {
    findings: (query) => snapshot((db) => findings(db, query)),
  };
}

export interface FindingsQuery {
  check: string;
  policy?: string;
  outcome?: Outcome;
  organisation?: Logins;
  limit: number;
  offset: number;
}

/**
 * Writes the findings on changed repositories where they differ from those stored, and counts them anew.
 *
 * @param numbers of the repositories, by id
 */
export async function saveFindings(
  db: Db,
  changes: readonly ChangedRow[],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  const all = changes.flatMap(({ row, repository }) => [...(row?.findings ?? []), ...repository.findings]);
  const checkNumbers = await numberChecks(db, new Set(all.map(({ check }) => check)));
  const fresh: FindingRow[] = [];
  for (const { row, repository } of changes) {
    const number = numbers.get(repository.evidence.id) ?? 0;
    const before = new Map(row?.findings.map((finding) => [finding.check, finding]));
    for (const finding of repository.findings) {
      const known = before.get(finding.check);
      before.delete(finding.check);
      if (known && isSameFinding(known, finding)) continue;
      const since = known?.outcome === finding.outcome ? known.since : repository.changedAt;
      fresh.push(toFindingRow({ ...finding, since }, number, checkNumbers));
    }
    const gone = [...before.keys()].map((check) => checkNumbers.get(check) ?? 0);
    await deleteFindings(db, number, gone);
  }
  await writeFindings(db, fresh);
  await countChanges(db, changes);
}

/** Whether a stored finding says the same as one just made, since whenever it does. */
export function isSameFinding(stored: Finding, next: Finding): boolean {
  return (
    stored.check === next.check &&
    stored.outcome === next.outcome &&
    stored.because === withoutNul(next.because) &&
    stored.proof === next.proof
  );
}

/** Repositories by name for which a check came out so; with a policy, those of which it asks the check. */
async function findings(db: Db, query: FindingsQuery): Promise<{ total: number; rows: RepositoryFinding[] }> {
  const { policy, check } = query;
  const sets = policy === undefined ? undefined : await setsAsking(db, policy, check);
  const found = matching(db, query, sets);
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
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

function matching(
  db: Db,
  { check, outcome, organisation }: FindingsQuery,
  sets: readonly number[] | undefined,
) {
  return (
    db
      .selectFrom('check_name')
      .innerJoin('finding', 'finding.check_number', 'check_name.number')
      .innerJoin('repository', 'repository.number', 'finding.repository')
      .where('check_name.id', '=', check)
      // Names of repositories that the public never saw are on no list.
      .where('repository.status', 'not in', closedStatuses)
      .$if(outcome !== undefined, (query) =>
        query.where('finding.outcome', '=', outcomeCodes.indexOf(outcome ?? 'unknown')),
      )
      .$if(organisation !== undefined, (query) =>
        query.where('repository.organisation', 'in', storedLogins(organisation ?? [])),
      )
      .$if(sets !== undefined, (query) =>
        query.where('repository.id', 'in', (eb) =>
          eb
            .selectFrom('document')
            .select('document.repository')
            .where('document.assessment_set', 'in', [0, ...(sets ?? [])]),
        ),
      )
  );
}
