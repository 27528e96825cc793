import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/** Two forges can have had the same owner and name: each keeps its own. Ids begin with the forge. */
export function formerNamesByForge({ text }: Spelling): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db;
      await schema
        .createTable('former_name_of')
        .addColumn('forge', text, (column) => column.notNull())
        .addColumn('owner_lower', text, (column) => column.notNull())
        .addColumn('name_lower', text, (column) => column.notNull())
        .addColumn('repository', text, (column) => column.notNull().references('repository.id'))
        .addPrimaryKeyConstraint('former_name_of_key', ['owner_lower', 'name_lower', 'forge'])
        .execute();
      await sql`
        insert into former_name_of (forge, owner_lower, name_lower, repository)
        select case when repository like 'gitlab:%' then 'gitlab' when repository like 'git:%' then 'git' else 'github' end,
          owner_lower, name_lower, repository
        from former_name`.execute(db);
      await schema.dropTable('former_name').execute();
      await schema.alterTable('former_name_of').renameTo('former_name').execute();
    },
  };
}
