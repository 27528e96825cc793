import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { textTables } from './schema.ts';

/** Pages of an index that are merged in one step: few enough to hold the process for some milliseconds. */
const pagesAStep = 64;

/**
 * Takes the words of removed documents out of the file, where FTS5 only marks them as deleted until it next happens to
 * merge, and empties the log. See https://www.sqlite.org/fts5.html section 6.9 (“merge”).
 *
 * @param run does one step on the open index
 */
export async function forgetRemoved(run: <T>(step: (db: Database) => T) => T): Promise<void> {
  for (const table of textTables) {
    let pages = -pagesAStep; // negative: begin a merge of everything there is
    while (run((db) => mergeStep(db, table, pages))) {
      pages = pagesAStep;
      await setImmediate(); // searches are answered between steps
    }
  }
  run((db) => void db.pragma('wal_checkpoint(TRUNCATE)'));
}

/** Whether there was anything to merge: a step that had nothing to do changes less than two rows. */
function mergeStep(db: Database, table: string, pages: number): boolean {
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const before = changes.get() ?? 0;
  db.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`).run(pages);
  return (changes.get() ?? 0) - before >= 2;
}
