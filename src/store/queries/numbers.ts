import type { Db } from '../schema.ts';

/**
 * The number after the largest that a table has given out. For writers that hold the change sequence (`claimChanges`):
 * they take turns, so that two never get the same.
 */
export async function nextNumber(
  db: Db,
  table: 'repository' | 'check_name' | 'assessment_set' | 'package',
): Promise<number> {
  const { largest } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.max<number | null>('number').as('largest'))
    .executeTakeFirstOrThrow();
  return (largest ?? 0) + 1;
}
