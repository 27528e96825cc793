import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/** What administrators did that no other table records. */
export function actionsMigration({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('action')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('at', text, (column) => column.notNull())
        .addColumn('repository', text)
        .addColumn('record', text, (column) => column.notNull())
        .execute();
      await schema.createIndex('action_newest').on('action').columns(['at', 'id']).execute();
      await schema
        .createIndex('action_repository')
        .on('action')
        .columns(['repository', 'at', 'id'])
        .execute();
    },
  };
}
