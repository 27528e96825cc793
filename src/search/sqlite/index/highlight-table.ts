import type { Database } from 'better-sqlite3';
import { tokenizer } from './schema.ts';

/**
 * Makes a small table of this connection alone, which reads words as the index does: for marking hits in the texts of one
 * page, and for telling which words are found by the beginning of others.
 */
export function createHighlightTable(db: Database): void {
  db.exec(
    `CREATE VIRTUAL TABLE temp.highlight USING fts5 (name, description, readme, tokenize="porter ${tokenizer}")`,
  );
}

/** Does some work on the page table and takes everything out of it again. */
export function inHighlightTable<T>(db: Database, work: () => T): T {
  db.exec('SAVEPOINT page');
  try {
    return work();
  } finally {
    db.exec('ROLLBACK TO page; RELEASE page'); // much quicker than deleting
  }
}
