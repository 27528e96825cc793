import type { RawBuilder } from 'kysely';
import type { Migration } from 'kysely/migration';
import { firstTables } from './0001-first-tables.ts';

/** What the two databases spell differently. */
export interface Spelling {
  /** Type of a text column that is compared and ordered byte by byte. */
  text: RawBuilder<unknown>;
  /** How a table ends that is read by its primary key only. */
  byKey: RawBuilder<unknown>;
}

/** Every step from an empty database to today's, by name; names are never changed once published. */
export function migrations(spelling: Spelling): Record<string, Migration> {
  return { '0001-first-tables': firstTables(spelling) };
}
