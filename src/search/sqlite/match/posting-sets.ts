import type { Database, Statement } from 'better-sqlite3';
import { bitsetListed } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { KeptSets } from './kept-sets.ts';

/** Prepares reading which documents an FTS5 table finds for an expression; sets are kept while there is room, and follow changes. */
export function openPostingSets(db: Database) {
  const readerOf = createReaders(db);
  const kept = new KeptSets();
  return {
    read(table: string, expression: string): Bitset {
      const reader = readerOf(table);
      return kept.get(`${table} ${expression}`, {
        all: (size) => bitsetListed(reader.all.get(expression) ?? '', size),
        holds: (slot) => reader.one.get(expression, slot) !== undefined,
      });
    },
    /** Whether one document is found, without reading the others. */
    holds: (table: string, expression: string, slot: number): boolean =>
      readerOf(table).one.get(expression, slot) !== undefined,
    /** The set of no document. */
    none: () => kept.none(),
    size: () => kept.size,
    reads: () => kept.reads,
    changed: (slots: readonly number[], size: number): void => kept.changed(slots, size),
  };
}

interface Reader {
  all: Statement<[string], string | null>;
  one: Statement<[string, number], number>;
}

function createReaders(db: Database): (table: string) => Reader {
  const readers = new Map<string, Reader>();
  return (table) => {
    const reader = readers.get(table) ?? openReader(db, table);
    readers.set(table, reader);
    return reader;
  };
}

function openReader(db: Database, table: string): Reader {
  // One list is read faster than a row for each of many hits.
  const all = db
    .prepare<[string], string | null>(`SELECT group_concat(rowid) FROM ${table} WHERE ${table} MATCH ?`)
    .pluck();
  // FTS5 passes over a row number that is not an integer, as JavaScript's are, and answers for every row.
  const one = db
    .prepare<[string, number], number>(
      `SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid = CAST(? AS INTEGER)`,
    )
    .pluck();
  return { all, one };
}
