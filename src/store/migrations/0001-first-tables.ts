import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

type AnyDb = Kysely<unknown>;

export function firstTables(spelling: Spelling): Migration {
  return {
    async up(db: AnyDb) {
      await createRepository(db, spelling);
      await indexRepository(db);
      await createDocument(db, spelling);
      await createFinding(db, spelling);
      await createEvent(db, spelling);
      await createBlob(db, spelling);
      await createHarvest(db, spelling);
      await createFigure(db, spelling);
    },
  };
}

async function createRepository({ schema }: AnyDb, { text }: Spelling): Promise<void> {
  await schema
    .createTable('repository')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('owner_lower', text, (column) => column.notNull())
    .addColumn('name_lower', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('licence_spdx', text)
    .addColumn('licence_known', 'integer', (column) => column.notNull())
    .addColumn('withdrawn_at', text)
    .addColumn('missing_since', text)
    .addColumn('first_seen_at', text, (column) => column.notNull())
    .addColumn('observed_at', text, (column) => column.notNull())
    .addColumn('changed_at', text, (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .execute();
}

async function indexRepository({ schema }: AnyDb): Promise<void> {
  const indices = {
    repository_name: ['owner_lower', 'name_lower'],
    repository_organisation: ['organisation', 'withdrawn_at', 'licence_known', 'licence_spdx'],
    repository_licence: ['withdrawn_at', 'licence_known', 'licence_spdx'],
  };
  for (const [name, columns] of Object.entries(indices)) {
    await schema.createIndex(name).on('repository').columns(columns).execute();
  }
  await schema.createIndex('repository_seq').unique().on('repository').column('seq').execute();
}

async function createDocument({ schema }: AnyDb, { text }: Spelling): Promise<void> {
  await schema
    .createTable('document')
    .addColumn('repository', text, (column) => column.primaryKey().references('repository.id'))
    .addColumn('evidence', text, (column) => column.notNull())
    .addColumn('licence', text)
    .addColumn('assessments', text, (column) => column.notNull())
    .execute();
  await schema
    .createTable('former_name')
    .addColumn('owner_lower', text, (column) => column.notNull())
    .addColumn('name_lower', text, (column) => column.notNull())
    .addColumn('repository', text, (column) => column.notNull().references('repository.id'))
    .addPrimaryKeyConstraint('former_name_key', ['owner_lower', 'name_lower'])
    .execute();
}

async function createFinding({ schema }: AnyDb, { text, byKey }: Spelling): Promise<void> {
  await schema
    .createTable('finding')
    .addColumn('repository', text, (column) => column.notNull().references('repository.id'))
    .addColumn('policy', text, (column) => column.notNull())
    .addColumn('check_id', text, (column) => column.notNull())
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('because', text, (column) => column.notNull())
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('finding_key', ['repository', 'policy', 'check_id'])
    .modifyEnd(byKey)
    .execute();
  await schema
    .createIndex('finding_list')
    .on('finding')
    .columns(['check_id', 'outcome', 'name_key', 'repository', 'policy', 'organisation'])
    .execute();
  await schema
    .createTable('tally')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('policy', text, (column) => column.notNull())
    .addColumn('check_id', text, (column) => column.notNull())
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('repositories', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('tally_key', ['policy', 'check_id', 'organisation', 'outcome'])
    .execute();
}

async function createEvent({ schema }: AnyDb, { text }: Spelling): Promise<void> {
  await schema
    .createTable('event')
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('repository', text, (column) => column.notNull().references('repository.id'))
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('detail', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('event_key', ['seq', 'ordinal'])
    .execute();
  await schema
    .createIndex('event_repository')
    .on('event')
    .columns(['repository', 'seq', 'ordinal'])
    .execute();
}

async function createBlob({ schema }: AnyDb, { text, byKey }: Spelling): Promise<void> {
  await schema
    .createTable('blob')
    .addColumn('oid', text, (column) => column.primaryKey())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('text', text)
    .addColumn('truncated', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createTable('repository_blob')
    .addColumn('repository', text, (column) => column.notNull().references('repository.id'))
    .addColumn('oid', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('repository_blob_key', ['repository', 'oid'])
    .modifyEnd(byKey)
    .execute();
  await schema.createIndex('repository_blob_oid').on('repository_blob').column('oid').execute();
}

async function createHarvest({ schema }: AnyDb, { text }: Spelling): Promise<void> {
  await schema
    .createTable('mark')
    .addColumn('organisation', text, (column) => column.primaryKey())
    .addColumn('forge', text, (column) => column.notNull())
    .addColumn('listed_at', text)
    .addColumn('reconciled_at', text)
    .execute();
  await schema
    .createTable('harvest')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('started_at', text, (column) => column.notNull())
    .addColumn('finished_at', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('run', text, (column) => column.notNull())
    .execute();
  await schema.createIndex('harvest_started').on('harvest').columns(['started_at', 'id']).execute();
  await schema.createIndex('harvest_state').on('harvest').columns(['state', 'finished_at']).execute();
  await schema
    .createTable('lease')
    .addColumn('name', text, (column) => column.primaryKey())
    .addColumn('holder', text, (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createFigure(db: AnyDb, { text }: Spelling): Promise<void> {
  await db.schema
    .createTable('figure')
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('repositories', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('figure_key', ['day', 'organisation', 'status'])
    .execute();
  await db.schema
    .createTable('change_counter')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .execute();
  await (db as Kysely<{ change_counter: { id: number; position: number } }>)
    .insertInto('change_counter')
    .values({ id: 1, position: 0 })
    .execute();
}
