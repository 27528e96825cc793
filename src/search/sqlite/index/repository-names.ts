import type { Database, Statement } from 'better-sqlite3';
import { fits, WordStarts } from '../../query/word-starts.ts';
import type { Fit } from '../../query/word-starts.ts';

/** Names read in one go. */
const sliceLength = 2_000;
/** More changed names than this are read with all others. */
const maxFollowed = 2_000;
/** Repositories of one owner that are looked at. */
const maxOwned = 5_000;

/** The names of repositories by the beginnings of their words, read once and then followed. */
export class RepositoryNames {
  readonly #next: Statement<[string, number], [number, string]>;
  readonly #one: Statement<[number], string>;
  readonly #owned: Statement<[string, string], number>;
  #starts: WordStarts | undefined;
  #waiting = new Set<number>();

  constructor(db: Database) {
    this.#next = db.prepare(
      `SELECT slot, full_name FROM document WHERE id IS NOT NULL AND (full_name, slot) > (?, ?)
       ORDER BY full_name, slot LIMIT ${sliceLength}`,
    );
    this.#next.raw();
    this.#one = db.prepare('SELECT full_name FROM document WHERE slot = ? AND id IS NOT NULL');
    this.#one.pluck();
    this.#owned = db.prepare(
      `SELECT slot FROM document WHERE id IS NOT NULL AND full_name >= ? AND full_name < ? LIMIT ${maxOwned}`,
    );
    this.#owned.pluck();
  }

  /** Reads all in slices, one each time it is asked on. */
  *load(): Generator<void> {
    this.#waiting.clear();
    const starts = new WordStarts();
    let rows = this.#next.all('', 0);
    while (rows.length > 0) {
      for (const [slot, fullName] of rows) starts.set(slot, nameOf(fullName));
      const [slot, fullName] = rows.at(-1) ?? [0, ''];
      yield;
      rows = this.#next.all(fullName, slot);
    }
    this.#starts = starts;
  }

  /** Documents changed: their names are read when next looked for. */
  changed(slots: readonly number[]): void {
    for (const slot of slots) this.#waiting.add(slot);
  }

  /** The slots of the repositories whose name, or `owner/name`, begins so, or a word of whose name does. */
  find(beginning: string): { id: number; fit: Fit }[] {
    if (!beginning.includes('/')) return this.#upToDate().find(beginning);
    const from = beginning.trim().toLowerCase();
    return this.#owned.all(from, `${from}\u{10FFFF}`).map((id) => ({ id, fit: fits.start }));
  }

  #upToDate(): WordStarts {
    if (!this.#starts || this.#waiting.size > maxFollowed) this.load().forEach(() => {});
    const starts = (this.#starts ??= new WordStarts());
    for (const slot of this.#waiting) {
      const fullName = this.#one.get(slot);
      starts.set(slot, fullName === undefined ? null : nameOf(fullName));
    }
    this.#waiting.clear();
    return starts;
  }
}

function nameOf(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf('/') + 1);
}
