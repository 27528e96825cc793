import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Indexes in the order of lists: a page of a long one is read, and its length counted, without a look at every row. */
export function listIndexes(): Migration {
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createIndex('repository_by_name')
        .on('repository')
        .columns(['name_key', 'number'])
        .execute();
      await schema.dropIndex('event_dated').execute();
      await schema
        .createIndex('event_dated')
        .on('event')
        .columns(['dated', 'seq', 'ordinal', 'kind', 'cause'])
        .execute();
    },
  };
}
