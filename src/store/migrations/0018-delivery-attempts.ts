import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/** The newest attempts to send something to each webhook, and how they ended. */
export function deliveryAttempts({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('delivery_attempt')
        .addColumn('webhook', text, (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('at', text, (column) => column.notNull())
        .addColumn('type', text, (column) => column.notNull())
        .addColumn('failure', text)
        .addPrimaryKeyConstraint('delivery_attempt_key', ['webhook', 'number'])
        .execute();
    },
  };
}
