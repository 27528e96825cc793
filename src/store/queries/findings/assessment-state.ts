import type { Db } from '../../schema.ts';

/** The fingerprint of the rules that stored verdicts were made by, by field; empty when nothing was assessed yet. */
export async function findAssessmentState(db: Db): Promise<Record<string, string>> {
  const rows = await db.selectFrom('assessment_state').selectAll().execute();
  return Object.fromEntries(rows.map(({ field, fingerprint }) => [field, fingerprint]));
}

/** Replaces the whole fingerprint. */
export async function saveAssessmentState(db: Db, state: Readonly<Record<string, string>>): Promise<void> {
  await db.deleteFrom('assessment_state').execute();
  const rows = Object.entries(state).map(([field, fingerprint]) => ({ field, fingerprint }));
  if (rows.length > 0) await db.insertInto('assessment_state').values(rows).execute();
}
