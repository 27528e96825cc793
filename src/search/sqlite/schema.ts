import type { Database } from 'better-sqlite3';

/** Stamped into the file; a file with another stamp is thrown away and built again. */
export const schemaVersion = 4;

/** Marks the file as ours (`PRAGMA application_id`). */
export const applicationId = 0x0c0d_e501;

/** How texts are cut into words. */
export const tokenizer = 'unicode61 remove_diacritics 2';

/** The columns of `text`: fields of a document that count differently, and can be searched on their own. */
export const textColumns = [
  'name',
  'parts',
  'topics',
  'description',
  'opening',
  'keywords',
  'organisation',
  'readme',
] as const;

/** Those that are also in `short`, where looking in one of them does not go through the words of every README. */
export const shortColumns = textColumns.slice(0, 5);

/**
 * `document` holds what a list shows, in slots that are used again; `fact` the same as narrow numbers, read into memory;
 * `text` and `word` are indexes only: stems for finding, whole words for completing and correcting.
 */
export function createSchema(db: Database): void {
  db.exec(`
    CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, revision INTEGER NOT NULL);
    INSERT INTO state VALUES (1, 0, 0);
    CREATE TABLE document (
      slot INTEGER PRIMARY KEY, id TEXT UNIQUE, plain_name TEXT, full_name TEXT, name_key TEXT, item TEXT, readme TEXT
    );
    CREATE INDEX document_by_name ON document (name_key) WHERE id IS NOT NULL;
    CREATE INDEX document_by_plain_name ON document (plain_name) WHERE id IS NOT NULL;
    CREATE INDEX document_by_full_name ON document (full_name) WHERE id IS NOT NULL;
    CREATE INDEX free_slot ON document (slot) WHERE id IS NULL;
    CREATE TABLE value (code INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (facet, value));
    CREATE TABLE fact (
      slot INTEGER PRIMARY KEY, revision INTEGER NOT NULL, flags INTEGER NOT NULL, stars INTEGER NOT NULL,
      pushed INTEGER NOT NULL, created INTEGER NOT NULL, forks INTEGER NOT NULL, words INTEGER NOT NULL,
      codes TEXT NOT NULL
    );
    CREATE INDEX fact_by_revision ON fact (revision);
    CREATE VIRTUAL TABLE text USING fts5 (
      ${textColumns.join(', ')}, content='', contentless_delete=1, prefix='2 3', tokenize="porter ${tokenizer}"
    );
    CREATE VIRTUAL TABLE short USING fts5 (
      ${shortColumns.join(', ')}, content='', contentless_delete=1, prefix='2 3', tokenize="porter ${tokenizer}"
    );
    CREATE VIRTUAL TABLE word USING fts5 (words, content='', contentless_delete=1, detail=none, tokenize="${tokenizer}");
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab (word, row);
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${schemaVersion};
  `);
}
