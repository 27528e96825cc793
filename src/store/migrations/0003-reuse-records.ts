import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function reuseRecords({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('reuse_record')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('saved_at', text, (column) => column.notNull())
        .addColumn('record', text, (column) => column.notNull())
        .execute();
    },
  };
}
