import type { RuleVersion } from '../../../domain/rule-version.ts';
import type { Db } from '../../schema.ts';
import type { DatabaseAccess } from '../../access.ts';

/** Which rules were in force, and from when. */
export interface RuleVersionQueries {
  /** Every version of the rules that was ever in force, oldest first. */
  ruleVersions(): Promise<RuleVersion[]>;
}

/** Bound to a database. */
export function ruleVersionQueries({ read }: DatabaseAccess): RuleVersionQueries {
  return {
    ruleVersions: () => read((db) => ruleVersions(db)),
  };
}

/** Records rules that differ from those of the same subject in force before. */
export async function noteRules(db: Db, rules: readonly RuleVersion[]): Promise<void> {
  for (const { subject, since, version, digest } of rules) {
    const before = await db
      .selectFrom('rule_version')
      .select(['digest', 'since'])
      .where('subject', '=', subject)
      .orderBy('since', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (before?.digest === digest) continue;
    await db
      .insertInto('rule_version')
      .values({ subject, since, version, digest })
      .onConflict((conflict) => conflict.columns(['subject', 'since']).doUpdateSet({ version, digest }))
      .execute();
  }
}

/** Every version of the rules that was ever in force here, oldest first. */
async function ruleVersions(db: Db): Promise<RuleVersion[]> {
  return db.selectFrom('rule_version').selectAll().orderBy('since').orderBy('subject').execute();
}
