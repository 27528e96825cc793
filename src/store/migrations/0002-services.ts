import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/** Repositories that are stored already have no lineage until they are assessed again. */
export function servicesMigration({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema.alterTable('document').addColumn('lineage', text).execute();
      await schema
        .createTable('service')
        .addColumn('repository', text, (column) => column.primaryKey().references('repository.id'))
        .addColumn('template', text, (column) => column.notNull())
        .addColumn('template_lower', text, (column) => column.notNull())
        .addColumn('version', text)
        .addColumn('source', text, (column) => column.notNull())
        .addColumn('archived', 'integer', (column) => column.notNull())
        .addColumn('pushed_at', text)
        .execute();
      await schema.createIndex('service_template').on('service').column('template_lower').execute();
    },
  };
}
