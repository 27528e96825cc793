import type { RawBuilder } from 'kysely';

/** What the two databases spell differently. */
export interface Spelling {
  /** Type of a text column that is compared and ordered byte by byte. */
  text: RawBuilder<unknown>;
  /** How a table ends that is read by its primary key only. */
  byKey: RawBuilder<unknown>;
}
