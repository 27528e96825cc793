import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { Problem } from '../../base/problem.ts';
import type { Dialect } from '../database.ts';
import type { Tables } from '../schema.ts';
import { codeOf, isBusy, WriterDialect } from './sqlite-writer.ts';

/** How long a process that opens the file waits while another one prepares it. */
const openingMs = 10_000;
/** How long a single statement blocks the process, such as on another's recovery of the log. */
const blockedMs = 100;
/**
 * Pages kept in memory (negative: KiB) and pages written before the log is merged into the file. Measured on first
 * saves of 20,000 repositories: SQLite's own defaults (2,000 KiB, 1,000 pages) are half as fast.
 */
const cacheSize = -8_000;
const checkpointPages = 4_000;
/** Statements kept prepared; longer ones are many-row inserts whose text hardly repeats. */
const keptStatements = 300;
const maxKept = 8_000;

const spelling = { text: sql`text`, byKey: sql`without rowid` };

/**
 * A SQLite database in one file; its folder is made when missing. `:memory:` gives one that lives with the process.
 * Several processes may use the same file at once; a writer waits up to `patienceMs` for its turn.
 */
export function sqlite(path: string, { patienceMs = 10_000 }: { patienceMs?: number } = {}): Dialect {
  return async () => {
    const problemFrom = (error: unknown) => toProblem(error, path);
    try {
      if (path !== ':memory:') mkdirSync(dirname(resolve(path)), { recursive: true });
      const writer = connect(path);
      const database = keepStatements(writer);
      const write = new Kysely<Tables>({ dialect: new WriterDialect({ database, patienceMs }) });
      const reader = path === ':memory:' ? undefined : connectReader(path);
      return {
        write,
        read: reader
          ? new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepStatements(reader) }) })
          : write,
        spelling,
        claimTables: async () => {},
        problemFrom,
        scrub: async () => void writer.pragma('wal_checkpoint(TRUNCATE)'),
        close: async () => {
          reader?.close();
          writer.close();
        },
      };
    } catch (error) {
      throw problemFrom(error);
    }
  };
}

function connect(path: string): BetterSqlite.Database {
  const connection = new BetterSqlite(path, { timeout: openingMs });
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = NORMAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON'); // what was withdrawn must not stay in free pages
  connection.pragma(`cache_size = ${cacheSize}`);
  connection.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  connection.pragma(`busy_timeout = ${blockedMs}`);
  return connection;
}

/** A second connection: pages are answered from the last commit while a harvest is in the middle of a batch. */
function connectReader(path: string): BetterSqlite.Database {
  const reader = connect(path);
  reader.pragma('query_only = ON');
  return reader;
}

/** Kysely prepares at every call; keeping statements saves most of the time of a small query. */
function keepStatements(connection: BetterSqlite.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => connection.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      const statement = connection.prepare<unknown[]>(text);
      if (kept.size >= keptStatements) kept.clear();
      if (text.length <= maxKept) kept.set(text, statement);
      return statement;
    },
  };
}

const unusable =
  /^SQLITE_(?:CANTOPEN|NOTADB|CORRUPT|IOERR|READONLY|FULL|PERM|AUTH)|^E(?:ACCES|PERM|ROFS|NOTDIR|EXIST)$/;

function toProblem(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const code = codeOf(error);
  if (isBusy(error)) {
    return new Problem(
      'conflict',
      `The database ${path} is in use by another process. Try again when it is done.`,
      {
        cause: error,
      },
    );
  }
  if (!unusable.test(code)) return error;
  return new Problem(
    'unreachable',
    `The database ${path} cannot be used (${code}). Check that the file is a SQLite database, that it may be read and written, and that the disk is not full.`,
    { cause: error },
  );
}
