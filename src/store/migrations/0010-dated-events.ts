import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from './spelling.ts';

type AnyDb = Kysely<unknown>;

/**
 * Events have the forge's date where it gives one, and say when only the rules changed. A check that came out otherwise is
 * one event, in place of one for each policy. Times during which a repository was closed are kept, so that they stay on
 * record when it is public again; those of the past are read from its events.
 */
export function datedEvents({ text }: Spelling): Migration {
  return {
    async up(db: AnyDb) {
      await addColumns(db, { text });
      await mergeCheckEvents(db);
      await createTables(db, { text });
      await fillClosures(db);
    },
  };
}

async function addColumns(db: AnyDb, { text }: Pick<Spelling, 'text'>): Promise<void> {
  const { schema } = db;
  await schema.alterTable('event').addColumn('happened_at', text).execute();
  await schema
    .alterTable('event')
    .addColumn('dated', text, (column) => column.notNull().defaultTo(''))
    .execute();
  await schema.alterTable('event').addColumn('cause', text).execute();
  await sql`update event set dated = at`.execute(db);
  await schema.createIndex('event_dated').on('event').columns(['dated', 'seq', 'ordinal']).execute();
}

/** Details were `policy/check` until now; there are as many as policies have clauses. */
async function mergeCheckEvents(db: AnyDb): Promise<void> {
  const { rows } = await sql<{ detail: string }>`
    select distinct detail from event where kind in ('check-met', 'check-unmet')`.execute(db);
  for (const { detail } of rows) {
    const check = detail.slice(detail.lastIndexOf('/') + 1);
    if (check === detail) continue;
    await sql`
      update event set detail = ${check}
      where kind in ('check-met', 'check-unmet') and detail = ${detail}`.execute(db);
  }
  await sql`
    delete from event where kind in ('check-met', 'check-unmet') and exists (
      select 1 from event as first
      where first.seq = event.seq and first.kind = event.kind and first.detail = event.detail
        and first.ordinal < event.ordinal
    )`.execute(db);
}

async function createTables({ schema }: AnyDb, { text }: Pick<Spelling, 'text'>): Promise<void> {
  await schema
    .createTable('closure')
    .addColumn('repository', text, (column) => column.notNull())
    .addColumn('closed_at', text, (column) => column.notNull())
    .addColumn('reopened_at', text)
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('moved', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('closure_key', ['repository', 'closed_at'])
    .execute();
  await schema
    .createTable('rule_version')
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('since', text, (column) => column.notNull())
    .addColumn('version', text, (column) => column.notNull())
    .addColumn('digest', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('rule_version_key', ['subject', 'since'])
    .execute();
}

async function fillClosures(db: AnyDb): Promise<void> {
  await sql`
    insert into closure (repository, closed_at, reopened_at, reason, moved)
    select event.repository, event.at,
      (select min(back.at) from event as back
        where back.repository = event.repository and back.kind = 'published' and back.seq > event.seq),
      min(event.detail), max(case when event.detail like 'It moved to %' then 1 else 0 end)
    from event where event.kind = 'withdrawn'
    group by event.repository, event.at, event.seq
    on conflict do nothing`.execute(db);
}
