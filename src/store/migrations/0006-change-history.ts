import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/**
 * The change sequence gets a name of its own, so that a projection made from another database notices it even where its
 * position would fit, and the time of its newest change. Projections that live in the store keep their positions here.
 */
export function changeHistory({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db;
      await schema
        .alterTable('change_counter')
        .addColumn('history', text, (column) => column.notNull().defaultTo(''))
        .execute();
      await schema.alterTable('change_counter').addColumn('changed_at', text).execute();
      await sql`update change_counter set history = ${randomUUID()}`.execute(db);
      await schema
        .createTable('projection')
        .addColumn('name', text, (column) => column.primaryKey())
        .addColumn('history', text, (column) => column.notNull())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .execute();
    },
  };
}
