import type { Finding } from '../../../domain/assessment.ts';
import type { RepositoryFinding } from '../../../domain/figures.ts';
import { countChanges } from './finding-counts.ts';
import { listFindings, type FindingsQuery } from './finding-list.ts';
import { deleteFindings, numberChecks, toFindingRow, writeFindings } from './finding-rows.ts';
import type { ChangedRow } from '../repositories/rows.ts';
import { withoutNul } from '../statements.ts';
import type { Db, FindingRow } from '../../schema.ts';
import type { DatabaseAccess } from '../../access.ts';

/** What checks found. */
export interface FindingQueries {
  /** Repositories for which a check came out so, by name. */
  findings(query: FindingsQuery): Promise<{ total: number; rows: RepositoryFinding[] }>;
}

/** Bound to a database. */
export function findingQueries({ snapshot }: DatabaseAccess): FindingQueries {
  return {
    findings: (query) => snapshot((db) => listFindings(db, query)),
  };
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
