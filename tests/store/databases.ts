import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Dialect } from '../../src/store/database.ts';
import { postgres } from '../../src/store/postgres/postgres.ts';
import { sqlite } from '../../src/store/sqlite/sqlite.ts';
import { startPostgres } from './postgres-server.ts';

/** A kind of database that tests run on: `begin` once, `empty` before each test, `end` at last. */
export interface TestDatabase {
  begin(): Promise<void>;
  /** A database without any data. */
  empty(): Promise<Dialect>;
  /** A database without any table. */
  blank(): Promise<Dialect>;
  /** What `empty` gave last. */
  again(): Dialect;
  /** Runs plain SQL on what `empty` gave last, as another program would. */
  damage(sql: string): Promise<void>;
  end(): Promise<void>;
}

export function sqliteFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'codehub-sqlite-'));
  let count = 0;
  const path = () => join(folder, `${count}`, 'hub.db');
  const next = async () => {
    count += 1;
    return sqlite(path());
  };
  return {
    begin: async () => {},
    empty: next,
    blank: next,
    again: () => sqlite(path()),
    async damage(sql) {
      const { default: Database } = await import('better-sqlite3');
      const database = new Database(path());
      database.exec(sql);
      database.close();
    },
    end: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

const emptyTables = `
  do $$
  begin
    execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ') from pg_tables
             where schemaname = 'public' and tablename not like 'kysely%');
  end $$;
  insert into change_counter (id, position, history) values (1, 0, gen_random_uuid()::text)`;

export function embeddedPostgres(): TestDatabase {
  let isMigrated = false;
  let server: Awaited<ReturnType<typeof startPostgres>>;
  async function run(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  }
  return {
    async begin() {
      server = await startPostgres();
    },
    async empty() {
      await run(isMigrated ? emptyTables : 'select 1');
      isMigrated = true;
      return postgres(server.url);
    },
    async blank() {
      await run('drop schema public cascade; create schema public');
      return postgres(server.url);
    },
    again: () => postgres(server.url),
    damage: run,
    end: () => server.stop(),
  };
}
