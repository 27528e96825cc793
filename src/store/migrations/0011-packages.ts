import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

/**
 * What repositories depend on and publish, read from their files by the projection `packages`: all of it can be made again.
 * Packages and repositories are numbered, because there are sixty rows and more for each repository.
 */
export function packagesMigration({ text, byKey }: Spelling): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('package')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('key', text, (column) => column.notNull().unique())
        .execute();
      await schema
        .createTable('dependency')
        .addColumn('package', 'integer', (column) => column.notNull())
        .addColumn('repository', 'integer', (column) => column.notNull())
        .addColumn('version', text, (column) => column.notNull())
        .addColumn('requirement', text)
        .addColumn('scope', 'integer', (column) => column.notNull())
        .addColumn('direct', 'integer', (column) => column.notNull())
        .addColumn('file', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('dependency_key', ['package', 'repository', 'version'])
        .modifyEnd(byKey)
        .execute();
      await schema.createIndex('dependency_repository').on('dependency').column('repository').execute();
      await createPublications(schema, { text, byKey });
    },
  };
}

async function createPublications(
  schema: Kysely<unknown>['schema'],
  { text, byKey }: Spelling,
): Promise<void> {
  await schema
    .createTable('publication')
    .addColumn('package', 'integer', (column) => column.notNull())
    .addColumn('repository', 'integer', (column) => column.notNull())
    .addColumn('file', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('publication_key', ['package', 'repository'])
    .modifyEnd(byKey)
    .execute();
  await schema.createIndex('publication_repository').on('publication').column('repository').execute();
  await schema
    .createTable('reading_fault')
    .addColumn('repository', 'integer', (column) => column.notNull())
    .addColumn('file', text, (column) => column.notNull())
    .addColumn('because', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('reading_fault_key', ['repository', 'file'])
    .modifyEnd(byKey)
    .execute();
}
