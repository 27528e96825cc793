import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Problem } from '../../base/problem.ts';
import { createWriter } from './index/index-writer.ts';
import { createMergePolicy, mergeSegments } from './index/merge-segments.ts';
import { createHighlightTable } from './index/highlight-table.ts';
import { compareFile, readFileState, removeIndexFile, type FileState } from './index/index-file.ts';
import { applicationId, createSchema, schemaVersion, textTables } from './index/schema.ts';
import { otherNamesOf, type OtherNames } from '../query/other-names.ts';
import type { SuggestingEngine } from '../search.ts';
import { createSearch } from './sqlite-search.ts';

/** How long a process waits for another that is writing. */
const timeoutMs = 10_000;

/**
 * The embedded engine: SQLite FTS5 in a file of its own, which several processes may use at once (`:memory:` for none).
 * A file of another version, or one that is damaged, is replaced by an empty one, also while it is in use: its position
 * is 0 then, and it is to be filled again.
 *
 * @param otherNames what else things are called; all that is known, unless it is measured
 * @throws Problem `unreachable` when the file cannot be opened or is found damaged while in use
 */
export async function openSqliteSearch(path: string, otherNames = otherNamesOf): Promise<SuggestingEngine> {
  const { run, current } = useIndex(await loaded(openIndex(path, otherNames)), path, otherNames);
  const isMergeDue = createMergePolicy();

  /** Others are served between steps; they end when the index is opened anew. */
  async function inSteps({ prepare, steps }: { prepare: Index['prepare']; steps: Iterator<void> }) {
    while (current().prepare === prepare && !run(() => steps.next().done)) await setImmediate();
  }

  return {
    position: async () => run(({ position }) => position()),
    async apply(change) {
      const hasRemoved = run(({ apply }) => apply(change));
      if (isMergeDue({ written: change.put.length, hasRemoved }))
        await mergeSegments((step) => run(({ db }) => step(db)));
    },
    async search(query) {
      await inSteps(run(({ prepare }) => ({ prepare, steps: prepare(query) })));
      return run(({ search }) => search(query));
    },
    suggest: async (request) => run(({ suggest }) => suggest(request)),
    reset: async () => run(({ reset }) => reset()),
    async [Symbol.asyncDispose]() {
      current().db.close();
    },
  };
}

/** Holds an open index, and opens it anew where its file was damaged or replaced. */
function useIndex(opened: Index, path: string, otherNames: OtherNames) {
  let index = opened;

  /** Runs one step; a damaged file is replaced by an empty one, a file replaced by another process is opened anew. */
  function run<T>(step: (open: Index) => T): T {
    try {
      checkFile();
      return step(index);
    } catch (cause) {
      if (isDamage(cause)) {
        replaceDamaged();
        throw new Problem('unreachable', 'The search index was damaged and is being built again.', { cause });
      }
      throw isSqliteFailure(cause) ? unusable(cause) : cause;
    }
  }

  function checkFile(): void {
    const state = compareFile(path, index.file);
    if (state === 'replaced') index = reopened(index, path, otherNames);
    if (state === 'changed') index.file = readFileState(path);
    if (state === 'damaged') replaceDamaged();
  }

  /** Unless another process has done so already. */
  function replaceDamaged(): void {
    index.db.close();
    if (compareFile(path, index.file) !== 'replaced') removeIndexFile(path);
    index = openIndex(path, otherNames);
  }

  return { run, current: () => index };
}

function unusable(cause: Error): Problem {
  return new Problem('unreachable', `The search index cannot be used: ${cause.message}.`, { cause });
}

interface Index {
  db: Database.Database;
  file: FileState;
  position: () => number;
  apply: ReturnType<typeof createWriter>;
  search: ReturnType<typeof createSearch>['search'];
  prepare: ReturnType<typeof createSearch>['prepare'];
  suggest: ReturnType<typeof createSearch>['suggest'];
  load: ReturnType<typeof createSearch>['load'];
  reset: () => void;
}

function openIndex(path: string, otherNames: OtherNames): Index {
  if (!existsSync(dirname(path)))
    throw new Problem('unreachable', `The folder of the search index ${path} is not there.`);
  try {
    return prepare(connect(path), path, otherNames);
  } catch (cause) {
    if (!isSqliteFailure(cause)) throw cause;
    if (!isDamage(cause))
      throw new Problem('unreachable', `The search index ${path} cannot be opened: ${cause.message}.`, {
        cause,
      });
    removeIndexFile(path);
    return prepare(connect(path), path, otherNames);
  }
}

function connect(path: string): Database.Database {
  const db = new Database(path, { timeout: timeoutMs });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('secure_delete = ON'); // what was withdrawn must not stay in free pages
    db.pragma('synchronous = NORMAL');
    db.transaction(() => {
      const stamped = db.pragma('application_id', { simple: true }) === applicationId;
      if (stamped && db.pragma('user_version', { simple: true }) === schemaVersion) return;
      dropEverything(db);
      createSchema(db);
    }).immediate();
    db.pragma('wal_checkpoint(PASSIVE)'); // the stamp must stand in the file, where `compareFile` looks for it
    createHighlightTable(db);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Others are served between slices. */
async function loaded(index: Index): Promise<Index> {
  for (const slice of index.load()) await setImmediate(slice);
  return index;
}

function prepare(db: Database.Database, path: string, otherNames: OtherNames): Index {
  const position = db.prepare<[], number>('SELECT position FROM state').pluck();
  const reset = db.transaction(() => {
    db.exec(`
      UPDATE state SET position = 0, revision = revision + 1;
      UPDATE fact SET revision = (SELECT revision FROM state), flags = 0, codes = '';
      UPDATE document SET id = NULL, plain_name = NULL, full_name = NULL, name_key = NULL, item = NULL, readme = NULL;
      ${textTables.map((table) => `INSERT INTO ${table} (${table}) VALUES ('delete-all');`).join(' ')}
    `);
  });
  return {
    db,
    file: readFileState(path),
    position: () => position.get() ?? 0,
    apply: createWriter(db),
    ...createSearch(db, otherNames),
    reset: () => reset.immediate(),
  };
}

function reopened(index: Index, path: string, otherNames: OtherNames): Index {
  index.db.close();
  if (!existsSync(path)) removeIndexFile(path); // a log without its file would be read into the new one
  return openIndex(path, otherNames);
}

function dropEverything(db: Database.Database): void {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND (sql LIKE 'CREATE VIRTUAL%' OR name NOT LIKE 'sqlite_%') ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC",
    )
    .pluck();
  for (const name of tables.all()) db.exec(`DROP TABLE IF EXISTS "${name.replaceAll('"', '""')}"`);
}

function isSqliteFailure(cause: unknown): cause is InstanceType<typeof Database.SqliteError> {
  return cause instanceof Database.SqliteError;
}

/** Disk errors too: they are what reading beyond the end of a file that was cut short looks like. */
function isDamage(cause: unknown): boolean {
  return isSqliteFailure(cause) && /^SQLITE_(CORRUPT|NOTADB|FORMAT|IOERR|READONLY_DBMOVED)/.test(cause.code);
}
