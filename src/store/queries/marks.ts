import type { Db } from '../schema.ts';
import type { OrganisationMark } from '../store.ts';

export async function findMark(db: Db, organisation: string): Promise<OrganisationMark | undefined> {
  const row = await db
    .selectFrom('mark')
    .selectAll()
    .where('organisation', '=', organisation.toLowerCase())
    .executeTakeFirst();
  return row && { forge: JSON.parse(row.forge), listedAt: row.listed_at, reconciledAt: row.reconciled_at };
}

export async function saveMark(db: Db, organisation: string, mark: OrganisationMark): Promise<void> {
  const values = {
    forge: JSON.stringify(mark.forge ?? null),
    listed_at: mark.listedAt,
    reconciled_at: mark.reconciledAt,
  };
  await db
    .insertInto('mark')
    .values({ organisation: organisation.toLowerCase(), ...values })
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet(values))
    .execute();
}
