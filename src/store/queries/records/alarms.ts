import type { AnnouncedAlarm } from '../../../domain/alarm.ts';
import type { Db } from '../../schema.ts';

export async function announcedAlarms(db: Db): Promise<AnnouncedAlarm[]> {
  const rows = await db.selectFrom('alarm').selectAll().orderBy('id').execute();
  return rows.map(({ announced_at: announcedAt, ...alarm }) => ({ ...alarm, announcedAt }));
}

export async function saveAlarm(db: Db, { id, message, since, announcedAt }: AnnouncedAlarm): Promise<void> {
  const values = { message, since, announced_at: announcedAt };
  await db
    .insertInto('alarm')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function clearAlarm(db: Db, id: string): Promise<void> {
  await db.deleteFrom('alarm').where('id', '=', id).execute();
}
