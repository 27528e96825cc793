import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Forges look a second time before they report that something is gone: no first look has to be remembered. */
export function oneLook(): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema.alterTable('repository').dropColumn('missing_since').execute();
    },
  };
}
