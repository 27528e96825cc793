import type { Db } from '../../schema.ts';

/** One statement decides, so that two who ask at once cannot both be told yes. */
export async function takeLease(
  db: Db,
  { name, holder, milliseconds, now }: { name: string; holder: string; milliseconds: number; now: Date },
): Promise<boolean> {
  const lease = { name, holder, expires_at: now.getTime() + milliseconds };
  const taken = await db
    .insertInto('lease')
    .values(lease)
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, expires_at: lease.expires_at })
        .where((eb) => eb.or([eb('lease.holder', '=', holder), eb('lease.expires_at', '<=', now.getTime())])),
    )
    .returning('holder')
    .execute();
  return taken.length > 0;
}

export async function releaseLease(
  db: Db,
  { name, holder }: { name: string; holder: string },
): Promise<void> {
  await db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
}

export async function findLeaseHolder(db: Db, name: string): Promise<string | undefined> {
  const lease = await db.selectFrom('lease').select('holder').where('name', '=', name).executeTakeFirst();
  return lease?.holder;
}

/** Kept as a lease that the forge holds: like one it ends by itself. */
const waitOf = (name: string) => `wait: ${name}`;

export async function findWait(db: Db, name: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('lease')
    .select('expires_at')
    .where('name', '=', waitOf(name))
    .executeTakeFirst();
  return row && new Date(Number(row.expires_at));
}

export async function saveWait(db: Db, name: string, until: Date): Promise<void> {
  const wait = { name: waitOf(name), holder: 'forge', expires_at: until.getTime() };
  await db
    .insertInto('lease')
    .values(wait)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ expires_at: wait.expires_at }))
    .execute();
}
