import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { LicenceVerdict } from '../../domain/licence-verdict.ts';
import type { Assessment } from '../../domain/assessment.ts';
import type { Log } from '../../base/log.ts';
import type { AssessedRepository, Repository } from '../../domain/repository.ts';
import type { Lineage } from '../../domain/template.ts';
import { chunks } from './chunks.ts';
import type { Db, DocumentRow, RepositoryRow } from '../schema.ts';

export type StoredRow = RepositoryRow & Omit<DocumentRow, 'repository'>;

/** We wrote these ourselves: enough is checked to tell a damaged row from a whole one. */
const evidenceShape = z.looseObject({
  id: z.string(),
  organisation: z.string(),
  owner: z.string(),
  name: z.string(),
  url: z.string(),
});
const licenceShape = z.looseObject({ spdx: z.string(), files: z.array(z.unknown()) }).nullable();
const assessmentsShape = z.array(z.looseObject({ policy: z.string(), findings: z.array(z.unknown()) }));
const lineageShape = z.looseObject({ template: z.string(), source: z.string() }).nullable();

/** Repositories with their documents, to be narrowed by the caller. */
export function storedRows(db: Db) {
  return db
    .selectFrom('repository')
    .innerJoin('document', 'document.repository', 'repository.id')
    .selectAll('repository')
    .select(['document.evidence', 'document.licence', 'document.assessments', 'document.lineage']);
}

export async function readStored(db: Db, ids: readonly string[]): Promise<Map<string, StoredRow>> {
  const stored = new Map<string, StoredRow>();
  for (const some of chunks(ids, 1)) {
    for (const row of await storedRows(db).where('repository.id', 'in', some).execute())
      stored.set(row.id, row);
  }
  return stored;
}

export function toRepository(row: StoredRow): Repository {
  try {
    const evidence: unknown = JSON.parse(row.evidence);
    const licence: unknown = row.licence === null ? undefined : JSON.parse(row.licence);
    const assessments: unknown = JSON.parse(row.assessments);
    const lineage: unknown = row.lineage === null ? undefined : JSON.parse(row.lineage);
    evidenceShape.parse(evidence);
    if (licence !== undefined) licenceShape.parse(licence);
    assessmentsShape.parse(assessments);
    if (lineage !== undefined) lineageShape.parse(lineage);
    return {
      evidence: evidence as Evidence,
      licence: licence as LicenceVerdict | null | undefined,
      assessments: assessments as Assessment[],
      status: row.status,
      firstSeenAt: row.first_seen_at,
      observedAt: row.observed_at,
      changedAt: row.changed_at,
      withdrawnAt: row.withdrawn_at,
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
export function toDocument({ evidence, licence, assessments, lineage }: AssessedRepository): DocumentRow {
  return {
    repository: evidence.id,
    evidence: JSON.stringify(evidence),
    licence: licence === undefined ? null : JSON.stringify(licence),
    assessments: JSON.stringify(assessments),
    lineage: lineage === undefined ? null : JSON.stringify(lineage),
  };
}

export function toRow(repository: Repository, seq: number): RepositoryRow {
  const { evidence, licence } = repository;
  return {
    id: evidence.id,
    organisation: evidence.organisation.toLowerCase(),
    owner: evidence.owner,
    name: evidence.name,
    owner_lower: evidence.owner.toLowerCase(),
    name_lower: evidence.name.toLowerCase(),
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

/** PostgreSQL holds no U+0000 in text; CommonMark and HTML replace it in the same way. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}
