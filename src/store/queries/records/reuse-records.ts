import { Problem } from '../../../base/problem.ts';
import type { ReuseRecord } from '../../../domain/reuse-record.ts';
import type { Db } from '../../schema.ts';

/** A record is written once: saving under an id that is taken changes nothing and is a `conflict`. */
export async function saveReuseRecord(db: Db, record: ReuseRecord): Promise<void> {
  const { id, savedAt } = record;
  const saved = await db
    .insertInto('reuse_record')
    .values({ id, saved_at: savedAt, record: JSON.stringify(record) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  if (saved.length === 0) throw new Problem('conflict', 'There is a reuse record of that name already.');
}

export async function findReuseRecord(db: Db, id: string): Promise<ReuseRecord | undefined> {
  const row = await db.selectFrom('reuse_record').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  try {
    return JSON.parse(row.record) as ReuseRecord;
  } catch (cause) {
    throw new Problem('partial', `The reuse record ${id} is damaged.`, { cause });
  }
}

/** @returns whether there was one */
export async function deleteReuseRecord(db: Db, id: string): Promise<boolean> {
  const gone = await db.deleteFrom('reuse_record').where('id', '=', id).returning('id').execute();
  return gone.length > 0;
}
