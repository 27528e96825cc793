import type { Closure } from '../../../domain/closure.ts';
import { chunks } from '../statements.ts';
import type { ClosureRow, Db } from '../../schema.ts';

/** Records that repositories were found closed. */
export async function openClosures(
  db: Db,
  ids: readonly string[],
  { from, reason, moved }: Omit<Closure, 'to'>,
): Promise<void> {
  const closed = { closed_at: from, reopened_at: null, reason, moved: moved ? 1 : 0 };
  for (const some of chunks(ids, 5)) {
    await db
      .insertInto('closure')
      .values(some.map((repository) => ({ repository, ...closed })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Records that repositories were found public again. */
export async function endClosures(db: Db, ids: readonly string[], at: string): Promise<void> {
  for (const some of chunks(ids, 1)) {
    await db
      .updateTable('closure')
      .set({ reopened_at: at })
      .where('repository', 'in', some)
      .where('reopened_at', 'is', null)
      .execute();
  }
}

/** Closures by repository, oldest first; repositories without any are left out. */
export async function readClosures(db: Db, ids: readonly string[]): Promise<Map<string, Closure[]>> {
  const closures = new Map<string, Closure[]>();
  for (const some of chunks(ids, 1)) {
    const rows = await db
      .selectFrom('closure')
      .selectAll()
      .where('repository', 'in', some)
      .orderBy('closed_at')
      .execute();
    for (const row of rows)
      closures.set(row.repository, [...(closures.get(row.repository) ?? []), toClosure(row)]);
  }
  return closures;
}

function toClosure({ closed_at: from, reopened_at: to, reason, moved }: ClosureRow): Closure {
  return { from, to, reason, moved: moved === 1 };
}
