import type { Database } from 'better-sqlite3';

/** Stamped into the file; a file with another stamp is thrown away and built again. */
export const schemaVersion = 1;

/** Marks the file as ours (`PRAGMA application_id`). */
export const applicationId = 0x0c0d_e501;

/** How texts are cut into words. */
export const tokenizer = 'unicode61 remove_diacritics 2';

/** Weights of the columns of `text`, in its order, for bm25: a hit in the name counts most (docs: bench/search.ts). */
export const columnWeights = {
  name: 20,
  parts: 10,
  topics: 8,
  description: 6,
  keywords: 1,
  organisation: 3,
  readme: 0.6,
};

/**
 * `document` holds what a list shows, in slots that are used again; `fact` the same as narrow numbers, read into memory;
 * `text` and `word` are indexes only: stems for finding, whole words for completing and correcting.
 */
export function createSchema(db: Database): void {
  const columns = Object.keys(columnWeights);
  db.exec(`
    CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, revision INTEGER NOT NULL);
    INSERT INTO state VALUES (1, 0, 0);
    CREATE TABLE document (
      slot INTEGER PRIMARY KEY, id TEXT UNIQUE, plain_name TEXT, name_key TEXT, item TEXT, readme TEXT
    );
    CREATE INDEX document_by_name ON document (name_key) WHERE id IS NOT NULL;
    CREATE INDEX document_by_plain_name ON document (plain_name) WHERE id IS NOT NULL;
    CREATE INDEX free_slot ON document (slot) WHERE id IS NULL;
    CREATE TABLE value (code INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (facet, value));
    CREATE TABLE fact (
      slot INTEGER PRIMARY KEY, revision INTEGER NOT NULL, flags INTEGER NOT NULL, stars INTEGER NOT NULL,
      pushed INTEGER NOT NULL, codes TEXT NOT NULL
    );
    CREATE INDEX fact_by_revision ON fact (revision);
    CREATE VIRTUAL TABLE text USING fts5 (
      ${columns.join(', ')}, content='', contentless_delete=1, prefix='2 3', tokenize="porter ${tokenizer}"
    );
    CREATE VIRTUAL TABLE word USING fts5 (words, content='', contentless_delete=1, detail=none, tokenize="${tokenizer}");
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab (word, row);
    INSERT INTO text (text, rank) VALUES ('rank', 'bm25(${Object.values(columnWeights).join(', ')})');
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${schemaVersion};
  `);
}
