import type { Database } from 'better-sqlite3';

/** Ids looked up in one go, which takes a few milliseconds. */
const maxIdsARead = 4_000;

/** Which slots hold repositories, by their ids. */
export interface IdLookup {
  /** The slots of these repositories at a revision of the index; what was looked up for this very list is kept. */
  slots(ids: readonly string[], revision: number): readonly number[];
  /** Looks up a list ahead, a part each time it is asked on. */
  ahead(ids: readonly string[], revision: number): Generator<void>;
}

/** Prepares looking up: a popular package is in nearly every repository, and one search asks for its list several times. */
export function createIdLookup(db: Database): IdLookup {
  const find = db
    .prepare<[string], number>('SELECT slot FROM document WHERE id IN (SELECT value FROM json_each(?))')
    .pluck();
  const kept = new WeakMap<readonly string[], { revision: number; slots: readonly number[] }>();

  function* ahead(ids: readonly string[], revision: number): Generator<void> {
    const parts: number[][] = [];
    for (let from = 0; from < ids.length; from += maxIdsARead) {
      parts.push(find.all(JSON.stringify(ids.slice(from, from + maxIdsARead))));
      yield;
    }
    kept.set(ids, { revision, slots: parts.flat() });
  }

  return {
    ahead,
    slots(ids, revision) {
      if (kept.get(ids)?.revision !== revision) ahead(ids, revision).forEach(() => {});
      return kept.get(ids)?.slots ?? [];
    },
  };
}
