import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { moveFindings } from './move-findings.ts';
import type { Spelling } from './spelling.ts';

type AnyDb = Kysely<unknown>;

/**
 * Findings are stored once for each repository and check, in place of once for each policy that asks; what policies make
 * of them is shared by the repositories that they see alike.
 */
export function findingsOnce(spelling: Spelling): Migration {
  return {
    async up(db: AnyDb) {
      await numberRepositories(db, spelling);
      await db.schema.dropTable('finding').execute();
      await createTables(db, spelling);
      await db.schema.alterTable('document').addColumn('assessment_set', 'integer').execute();
      await moveFindings(db);
      await db.schema.alterTable('document').dropColumn('assessments').execute();
      await db.schema
        .createIndex('document_assessment_set')
        .on('document')
        .column('assessment_set')
        .execute();
      await db.schema.alterTable('tally').renameTo('finding_count').execute();
      await db.schema.alterTable('figure').renameTo('daily_count').execute();
    },
  };
}

async function numberRepositories(db: AnyDb, { text }: Spelling): Promise<void> {
  await db.schema.alterTable('repository').addColumn('number', 'integer').execute();
  await db.schema.alterTable('repository').addColumn('name_key', text).execute();
  await sql`
    update repository set
      name_key = owner_lower || '/' || name_lower,
      number = (select counted.position from (
        select id, row_number() over (order by id) as position from repository
      ) as counted where counted.id = repository.id)`.execute(db);
  await db.schema.createIndex('repository_number').unique().on('repository').columns(['number']).execute();
  await db.schema
    .createIndex('repository_list')
    .on('repository')
    .columns(['number', 'name_key', 'organisation'])
    .execute();
}

async function createTables({ schema }: AnyDb, { text, byKey }: Spelling): Promise<void> {
  await schema
    .createTable('check_name')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('id', text, (column) => column.notNull().unique())
    .execute();
  await schema
    .createTable('assessment_set')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('digest', text, (column) => column.notNull().unique())
    .addColumn('assessments', text, (column) => column.notNull())
    .execute();
  await schema
    .createTable('finding')
    .addColumn('repository', 'integer', (column) => column.notNull())
    .addColumn('check_number', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'integer', (column) => column.notNull())
    .addColumn('because', text, (column) => column.notNull())
    .addColumn('proof', text)
    .addColumn('since', text)
    .addPrimaryKeyConstraint('finding_once', ['repository', 'check_number'])
    .modifyEnd(byKey)
    .execute();
  await schema
    .createIndex('finding_by_check')
    .on('finding')
    .columns(['check_number', 'outcome', 'repository'])
    .execute();
}
