import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Logins } from '../history-queries.ts';

/**
 * Well below what databases allow (SQLite 32,766): statements of a few hundred parameters repeat and stay prepared,
 * where longer ones are prepared anew each time and leave the process's memory in pieces.
 */
const maxParameters = 700;

/** Cuts rows into lists that fit one statement. */
export function chunks<T>(rows: readonly T[], columns: number): T[][] {
  const size = Math.floor(maxParameters / columns);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}

/** For the update of an upsert: each of these columns takes the value that could not be inserted. */
export function upsert<Column extends string>(...columns: Column[]): Record<Column, RawBuilder<never>> {
  const values = columns.map((column) => [column, sql.ref(`excluded.${column}`)]);
  return Object.fromEntries(values) as Record<Column, RawBuilder<never>>;
}

/** Logins as rows hold them, never none: an empty list matches no organisation. */
export function storedLogins(logins: Logins): string[] {
  const listed = typeof logins === 'string' ? [logins] : logins;
  return listed.length === 0 ? [''] : listed.map((login) => login.toLowerCase());
}

/** PostgreSQL holds no U+0000 in text; CommonMark and HTML replace it in the same way. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}
