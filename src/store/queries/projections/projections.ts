import type { ProjectionPosition } from '../../history-queries.ts';
import type { Db } from '../../schema.ts';

export async function findProjection(db: Db, name: string): Promise<ProjectionPosition | undefined> {
  return db
    .selectFrom('projection')
    .select(['history', 'position'])
    .where('name', '=', name)
    .executeTakeFirst();
}

export async function saveProjection(db: Db, name: string, at: ProjectionPosition): Promise<void> {
  const { history, position } = at;
  await db
    .insertInto('projection')
    .values({ name, history, position })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ history, position }))
    .execute();
}
