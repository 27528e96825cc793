import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/** How checks came out by day and part of the estate: a row only where that changed. */
export function dailyFindings({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('daily_finding')
        .addColumn('policy', text, (column) => column.notNull())
        .addColumn('scope', text, (column) => column.notNull())
        .addColumn('day', text, (column) => column.notNull())
        .addColumn('counts', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('daily_finding_key', ['policy', 'scope', 'day'])
        .execute();
    },
  };
}
