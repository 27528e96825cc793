import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/** Records say who asked, by name. Rows there are keep the address they have. */
export function actors({ text }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema.alterTable('harvest').addColumn('actor', text).execute();
      await schema.alterTable('upgrade').addColumn('actor', text).execute();
    },
  };
}
