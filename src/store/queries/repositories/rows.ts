import { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import type { Closure } from '../../../domain/closure.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { LicenceVerdict } from '../../../domain/licence-verdict.ts';
import type { Assessment, Finding } from '../../../domain/assessment.ts';
import type { Log } from '../../../base/log.ts';
import { fullName, type AssessedRepository, type Repository } from '../../../domain/repository.ts';
import type { Lineage } from '../../../domain/template.ts';
import { readClosures } from './closures.ts';
import { readAssessments } from '../findings/assessment-sets.ts';
import { readFindings } from '../findings/finding-rows.ts';
import { chunks } from '../statements.ts';
import type { Db, DocumentRow, RepositoryRow } from '../../schema.ts';

type JoinedRow = RepositoryRow & Omit<DocumentRow, 'repository'>;

/** A repository with everything that is stored of it. */
export interface StoredRow extends JoinedRow {
  /** Sorted by the check's id. */
  findings: readonly Finding[];
  /** Undefined where the row is damaged. */
  assessments: readonly Assessment[] | undefined;
  closures: readonly Closure[];
}

/** A repository as it is to be stored. */
export interface ChangedRow {
  repository: Repository;
  /** What was stored of it, whatever could be read of its document; undefined when it is new. */
  row: StoredRow | undefined;
}

/** We wrote these ourselves: enough is checked to tell a damaged row from a whole one. */
const evidenceShape = z.looseObject({
  id: z.string(),
  organisation: z.string(),
  owner: z.string(),
  name: z.string(),
  url: z.string(),
});
const licenceShape = z.looseObject({ spdx: z.string(), files: z.array(z.unknown()) }).nullable();
const lineageShape = z.looseObject({ template: z.string(), source: z.string() }).nullable();

/** Repositories with their documents, to be narrowed by the caller and read by `readRows`. */
export function storedRows(db: Db) {
  return db
    .selectFrom('repository')
    .innerJoin('document', 'document.repository', 'repository.id')
    .selectAll('repository')
    .select(['document.evidence', 'document.licence', 'document.assessment_set', 'document.lineage']);
}

/** The rows of a query with what is stored beside them: the findings, and what policies make of them. */
export async function readRows(db: Db, query: ReturnType<typeof storedRows>): Promise<StoredRow[]> {
  const rows = await query.execute();
  const findings = await readFindings(
    db,
    rows.map(({ number }) => number),
  );
  const sets = await readAssessments(
    db,
    rows.map((row) => row.assessment_set),
  );
  const closures = await readClosures(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    closures: closures.get(row.id) ?? [],
    findings: findings.get(row.number) ?? [],
    assessments: sets.get(row.assessment_set),
  }));
}

export async function readStored(db: Db, ids: readonly string[]): Promise<Map<string, StoredRow>> {
  const stored = new Map<string, StoredRow>();
  for (const some of chunks(ids, 1)) {
    for (const row of await readRows(db, storedRows(db).where('repository.id', 'in', some)))
      stored.set(row.id, row);
  }
  return stored;
}

export function toRepository(row: StoredRow): Repository {
  try {
    const evidence: unknown = JSON.parse(row.evidence);
    const licence: unknown = row.licence === null ? undefined : JSON.parse(row.licence);
    const lineage: unknown = row.lineage === null ? undefined : JSON.parse(row.lineage);
    evidenceShape.parse(evidence);
    if (licence !== undefined) licenceShape.parse(licence);
    if (row.assessments === undefined) throw new Error(`There is no assessment ${row.assessment_set}.`);
    if (lineage !== undefined) lineageShape.parse(lineage);
    return {
      evidence: evidence as Evidence,
      licence: licence as LicenceVerdict | null | undefined,
      findings: row.findings,
      assessments: row.assessments,
      status: row.status,
      firstSeenAt: row.first_seen_at,
      observedAt: row.observed_at,
      changedAt: row.changed_at,
      withdrawnAt: row.withdrawn_at,
      ...(row.closures.length > 0 && { closures: row.closures }),
      ...(lineage === undefined ? {} : { lineage: lineage as Lineage | null }),
    };
  } catch (cause) {
    throw new Problem(
      'partial',
      `What is stored of ${row.owner}/${row.name} (${row.id}) is damaged. A full harvest replaces it.`,
      { cause },
    );
  }
}

/** The repositories of a list; one that is damaged is logged and left out, so that it does not hide the others. */
export function readableRepositories(rows: readonly StoredRow[], log: Log): Repository[] {
  return rows.flatMap((row) => {
    const repository = repositoryOrProblem(row);
    if (!(repository instanceof Problem)) return [repository];
    log.error({ repository: row.id, cause: String(repository.cause) }, repository.message);
    return [];
  });
}

export function repositoryOrProblem(row: StoredRow): Repository | Problem {
  try {
    return toRepository(row);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** A value that was not collected (`undefined`) leaves no key, or no value at all, behind. */
export function toDocument({
  evidence,
  licence,
  lineage,
}: AssessedRepository): Omit<DocumentRow, 'assessment_set'> {
  return {
    repository: evidence.id,
    evidence: JSON.stringify(evidence),
    licence: licence === undefined ? null : JSON.stringify(licence),
    lineage: lineage === undefined ? null : JSON.stringify(lineage),
  };
}

export function toRow(
  repository: Repository,
  { number, seq }: Pick<RepositoryRow, 'number' | 'seq'>,
): RepositoryRow {
  const { evidence, licence } = repository;
  return {
    id: evidence.id,
    number,
    organisation: evidence.organisation.toLowerCase(),
    owner: evidence.owner,
    name: evidence.name,
    owner_lower: evidence.owner.toLowerCase(),
    name_lower: evidence.name.toLowerCase(),
    name_key: fullName(evidence).toLowerCase(),
    status: repository.status,
    licence_spdx: licence?.spdx ?? null,
    licence_known: licence === undefined ? 0 : 1,
    withdrawn_at: repository.withdrawnAt,
    first_seen_at: repository.firstSeenAt,
    observed_at: repository.observedAt,
    changed_at: repository.changedAt,
    seq,
  };
}
