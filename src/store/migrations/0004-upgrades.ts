import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

export function upgrades({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('upgrade')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('repository', text, (column) => column.notNull().references('repository.id'))
        .addColumn('template', text, (column) => column.notNull())
        .addColumn('at', text, (column) => column.notNull())
        .addColumn('by', text, (column) => column.notNull())
        .addColumn('outcome', text, (column) => column.notNull())
        .addColumn('record', text, (column) => column.notNull())
        .execute();
      await schema
        .createIndex('upgrade_newest')
        .on('upgrade')
        .columns(['template', 'repository', 'at', 'id'])
        .execute();
      await schema.createIndex('upgrade_repository').on('upgrade').columns(['repository', 'at']).execute();
    },
  };
}
