import type { Finding } from '../../../domain/assessment.ts';
import { nextNumber } from '../numbers.ts';
import { chunks, upsert, withoutNul } from '../statements.ts';
import { outcomeCodes, type Db, type FindingRow } from '../../schema.ts';

/** Findings of repositories, by the repository's number; those of one sorted by the check's id. */
export async function readFindings(db: Db, numbers: readonly number[]): Promise<Map<number, Finding[]>> {
  const findings = new Map<number, Finding[]>();
  const names = numbers.length === 0 ? new Map<number, string>() : await checkNames(db);
  for (const some of chunks(numbers, 1)) {
    const rows = await db.selectFrom('finding').selectAll().where('repository', 'in', some).execute();
    for (const row of rows) {
      const finding = toFinding(row, names.get(row.check_number) ?? '');
      const others = findings.get(row.repository);
      if (others) others.push(finding);
      else findings.set(row.repository, [finding]);
    }
  }
  for (const of of findings.values()) of.sort((one, other) => (one.check < other.check ? -1 : 1));
  return findings;
}

function toFinding({ outcome, because, proof, since }: FindingRow, check: string): Finding {
  const finding: Finding = { check, outcome: outcomeCodes[outcome] ?? 'unknown', because, since };
  if (proof !== null) finding.proof = proof;
  return finding;
}

/** A finding as a row holds it; `since` is left to whoever knows what was stored before. */
export function toFindingRow(
  { check, outcome, because, proof, since = null }: Finding,
  repository: number,
  numbers: ReadonlyMap<string, number>,
): FindingRow {
  return {
    repository,
    check_number: numbers.get(check) ?? 0,
    outcome: outcomeCodes.indexOf(outcome),
    because: withoutNul(because),
    proof: proof === undefined ? null : withoutNul(proof),
    since,
  };
}

/** The ids of checks, by the number that stands for them. */
export async function checkNames(db: Db): Promise<Map<number, string>> {
  const rows = await db.selectFrom('check_name').selectAll().execute();
  return new Map(rows.map(({ number, id }) => [number, id]));
}

/** The numbers that stand for these checks; one that has none yet gets the next. */
export async function numberChecks(db: Db, checks: ReadonlySet<string>): Promise<Map<string, number>> {
  const numbers = new Map([...(await checkNames(db))].map(([number, id]) => [id, number]));
  const missing = [...checks].filter((id) => !numbers.has(id));
  let next = missing.length === 0 ? 0 : await nextNumber(db, 'check_name');
  for (const id of missing) {
    numbers.set(id, next);
    await db.insertInto('check_name').values({ number: next, id }).execute();
    next += 1;
  }
  return numbers;
}

/** Inserts findings, or replaces those on the same repository and check. */
export async function writeFindings(db: Db, rows: readonly FindingRow[]): Promise<void> {
  for (const some of chunks(rows, 6)) {
    await db
      .insertInto('finding')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['repository', 'check_number'])
          .doUpdateSet(upsert('outcome', 'because', 'proof', 'since')),
      )
      .execute();
  }
}

export async function deleteFindings(
  db: Db,
  repository: number,
  checkNumbers: readonly number[],
): Promise<void> {
  for (const some of chunks(checkNumbers, 1)) {
    await db
      .deleteFrom('finding')
      .where('repository', '=', repository)
      .where('check_number', 'in', some)
      .execute();
  }
}
