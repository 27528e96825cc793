import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/** What administrators decide: each change is a row of its own, so that who wrote what when stays on record. */
export function decisionsMigration({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('decision')
        .addColumn('id', text, (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('recorded_at', text, (column) => column.notNull())
        .addColumn('actor', text, (column) => column.notNull())
        .addColumn('record', text)
        .addPrimaryKeyConstraint('decision_key', ['id', 'revision'])
        .execute();
    },
  };
}
