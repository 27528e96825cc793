import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/**
 * How far accounts were read is kept by forge and login. What verdicts were made by, kept among it until now under keys
 * that no account can have, gets a table of its own. Its digests cannot be compared with today's, so one row says only
 * that there were verdicts: the next harvest makes them anew.
 */
export function stateOfItsOwn({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db;
      await schema
        .createTable('sync_state')
        .addColumn('forge', text, (column) => column.notNull())
        .addColumn('login', text, (column) => column.notNull())
        .addColumn('note', text, (column) => column.notNull())
        .addColumn('listed_at', text)
        .addColumn('reconciled_at', text)
        .addPrimaryKeyConstraint('sync_state_key', ['forge', 'login'])
        .execute();
      await schema
        .createTable('assessment_state')
        .addColumn('field', text, (column) => column.primaryKey())
        .addColumn('fingerprint', text, (column) => column.notNull())
        .execute();
      await sql`
        insert into sync_state (forge, login, note, listed_at, reconciled_at)
        select case when organisation like 'git/%' then 'git' else 'github' end,
          case when organisation like 'git/%' then substr(organisation, 5) else organisation end,
          forge, listed_at, reconciled_at
        from mark where organisation not like '*%'`.execute(db);
      await sql`
        insert into assessment_state (field, fingerprint)
        select 'before', 'unknown' from mark where organisation = '*assessment'`.execute(db);
      await schema.dropTable('mark').execute();
    },
  };
}
