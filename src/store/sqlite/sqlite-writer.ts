import { setTimeout } from 'node:timers/promises';
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type { DatabaseConnection, SqliteDatabase } from 'kysely';

/** How often a writer that waits looks whether the other one is done. */
const lookAgainMs = 10;

interface WriterConfig {
  database: SqliteDatabase;
  /** How long a transaction waits for another one's end before it fails as busy. */
  patienceMs: number;
}

/** How Kysely writes to SQLite when other processes may write too. */
export class WriterDialect extends SqliteDialect {
  readonly #config: WriterConfig;

  constructor(config: WriterConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver() {
    return new WriterDriver(this.#config);
  }

  override createAdapter() {
    return new WriterAdapter();
  }
}

/**
 * Takes the write lock at the start. A transaction that begins by reading and then writes fails at once, without
 * waiting, when another process wrote in between. Waits here and not inside SQLite, which would hold up the whole
 * process, and for ever if the other writer is in it.
 */
class WriterDriver extends SqliteDriver {
  readonly #patienceMs: number;

  constructor(config: WriterConfig) {
    super(config);
    this.#patienceMs = config.patienceMs;
  }

  /** SQLite has rolled back by itself when the disk is full: its second refusal must not hide the first. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!/no transaction is active/.test(String(error))) throw error;
    }
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (const end = Date.now() + this.#patienceMs; ; await setTimeout(lookAgainMs)) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > end) throw error;
      }
    }
  }
}

/** SQLite can roll back a change of tables: one process migrates whole while others wait. */
class WriterAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Whether this is a vendor's error that says another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));
}

/** The code of a vendor's error; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
