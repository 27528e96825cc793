import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { textTables } from './schema.ts';

/** Pages of an index that are merged in one step: few enough to hold the process for some milliseconds. */
const pagesAStep = 64;

/** Documents after whose writing the parts of an index are many enough to be merged, and a change that ends such a run. */
const manyWritten = 1_000;
const fewWritten = 50;

/** Prepares telling, after each change, whether the parts of the full-text tables are worth merging now. */
export function createMergePolicy(): (change: { written: number; hasRemoved: boolean }) => boolean {
  let since = 0;
  return ({ written, hasRemoved }) => {
    since += written;
    const isDue = hasRemoved || (since >= manyWritten && written < fewWritten);
    if (isDue) since = 0;
    return isDue;
  };
}

/**
 * Merges the parts that each change adds to every full-text table, of which a search reads all, and empties the log. The
 * words of removed documents leave the file so: FTS5 only marks them as deleted until it next happens to merge. See
 * https://www.sqlite.org/fts5.html section 6.9 (“merge”).
 *
 * @param run does one step on the open index
 */
export async function mergeSegments(run: <T>(step: (db: Database) => T) => T): Promise<void> {
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
