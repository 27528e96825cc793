import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/** Addresses that are told of events, and the messages that wait to be sent to them. */
export function webhooksMigration({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('webhook')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('url', text, (column) => column.notNull())
        .addColumn('secret', text, (column) => column.notNull())
        .addColumn('kinds', text, (column) => column.notNull())
        .addColumn('organisation', text)
        .addColumn('created_at', text, (column) => column.notNull())
        .addColumn('actor', text, (column) => column.notNull())
        .addColumn('failing_since', text)
        .addColumn('disabled_at', text)
        .execute();
      await schema
        .createTable('delivery')
        .addColumn('webhook', text, (column) => column.notNull())
        .addColumn('event', text, (column) => column.notNull())
        .addColumn('body', text, (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('next_at', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('delivery_key', ['webhook', 'event'])
        .execute();
      await schema.createIndex('delivery_due').on('delivery').columns(['next_at']).execute();
    },
  };
}
