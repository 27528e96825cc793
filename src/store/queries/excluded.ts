import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** For the update of an upsert: each of these columns takes the value that could not be inserted. */
export function excluded<Column extends string>(...columns: Column[]): Record<Column, RawBuilder<never>> {
  const values = columns.map((column) => [column, sql.ref(`excluded.${column}`)]);
  return Object.fromEntries(values) as Record<Column, RawBuilder<never>>;
}
