import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Problem } from '../../base/problem.ts';
import type { Dialect } from '../database.ts';
import type { Tables } from '../schema.ts';

const connections = 10;
const connectTimeoutMs = 10_000;
/** Type of a 64-bit integer, which `pg` otherwise gives as text. Ours stay far below 2^53. */
const int8 = 20;
/** Any number that nothing else locks by. */
const tablesLock = 4_872_193;

const spelling = { text: sql`text collate "C"`, byKey: sql`` };

/** A PostgreSQL database, by its `postgres://` URL. The URL may hold a password: it is never repeated. */
export function postgres(url: string): Dialect {
  return async () => {
    const pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: connectTimeoutMs,
      application_name: 'open-code-hub',
      types: { getTypeParser },
    });
    // A connection lost while idle is replaced at the next query; unheard, the event would end the process.
    pool.on('error', () => {});
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    return {
      write: db,
      read: db,
      spelling,
      claimTables: async (transaction) => {
        await sql`select pg_advisory_xact_lock(${tablesLock})`.execute(transaction);
      },
      problemFrom: (error) => toProblem(error, placeOf(url)),
      scrub: async () => {}, // vacuum and the retention of its log are its administrator's
      close: () => db.destroy(),
    };
  };
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === int8 ? Number : (pg.types.getTypeParser(oid, format) as typeof Number);

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
}

/** Classes of SQLSTATE: connection, authorisation, no such database, resources, stopped by the operator, system. */
const unreachable = /^(?:08|28|3D|53|57P|58)/;
/** Serialisation failure, deadlock, lock not available. */
const conflict = /^(?:40|55P03)/;
/** `pg` gives these no code. */
const lost =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

function toProblem(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof pg.DatabaseError && conflict.test(code)) {
    return new Problem(
      'conflict',
      `PostgreSQL at ${place} is busy with the same rows (${code}). Try again.`,
      {
        cause: error,
      },
    );
  }
  const isRefused = error instanceof pg.DatabaseError ? unreachable.test(code) : /^E[A-Z_]+$/.test(code);
  if (!isRefused && !lost.test(error.message)) return error;
  return new Problem(
    'unreachable',
    `PostgreSQL at ${place} could not be reached (${code || error.message}). Check that it is running and that DATABASE_URL is right.`,
    { cause: error },
  );
}
