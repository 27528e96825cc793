import type { Database } from './database.ts';
import type { Db } from './schema.ts';

/** Runs store functions on the right connection and translates what goes wrong. */
export interface DatabaseAccess {
  read: <T>(query: (db: Db) => Promise<T>) => Promise<T>;
  /** Several queries that see one state. */
  snapshot: <T>(query: (db: Db) => Promise<T>) => Promise<T>;
  /** Whole or not at all. */
  write: <T>(change: (db: Db) => Promise<T>) => Promise<T>;
  stream: <T>(rows: (db: Db) => AsyncGenerator<T, void, void>) => AsyncGenerator<T, void, void>;
}

/** DatabaseAccess to a database whose failures are told in its own words. */
export function accessTo({ read, write, problemFrom }: Database): DatabaseAccess {
  async function translated<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw problemFrom(error);
    }
  }
  return {
    read: (query) => translated(() => query(read)),
    snapshot: (query) =>
      translated(() => read.transaction().setIsolationLevel('repeatable read').execute(query)),
    write: (change) => translated(() => write.transaction().execute(change)),
    async *stream(rows) {
      try {
        yield* rows(read);
      } catch (error) {
        throw problemFrom(error);
      }
    },
  };
}
