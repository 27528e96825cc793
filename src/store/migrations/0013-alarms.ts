import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/**
 * Alarms that were announced, so that each is announced once, also by several processes and after a restart. Harvests say
 * whether they were of everything: one of a few organisations does not make the data fresh.
 */
export function alarms({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('alarm')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('message', text, (column) => column.notNull())
        .addColumn('since', text, (column) => column.notNull())
        .addColumn('announced_at', text, (column) => column.notNull())
        .execute();
      await schema
        .alterTable('harvest')
        .addColumn('narrowed', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  };
}
