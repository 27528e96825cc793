import type { Database } from 'better-sqlite3';

/** Stamped into the file; a file with another stamp is thrown away and built again. */
export const schemaVersion = 9;

/** Marks the file as ours (`PRAGMA application_id`). */
export const applicationId = 0x0c0d_e501;

/** How texts are cut into words. */
export const tokenizer = 'unicode61 remove_diacritics 2';

/** Fields of a document that count differently, and can be searched on their own: the columns of `short`, and of `long`. */
export const shortColumns = [
  'name',
  'parts',
  'topics',
  'description',
  'opening',
  'keywords',
  'organisation',
] as const;
export const textColumns = [...shortColumns, 'readme'] as const;
export type TextColumn = (typeof textColumns)[number];

/**
 * Tables of words without their places, which are read many times faster than those with places: one of every word of a
 * document, and one for each field that says what a repository is or depends on, with the columns it stands for.
 */
export const wordTables = {
  anywhere: textColumns,
  in_name: ['name', 'parts'],
  in_topics: ['topics'],
  in_description: ['description'],
  in_opening: ['opening'],
  in_keywords: ['keywords'],
  in_organisation: ['organisation'],
} as const satisfies Record<string, readonly TextColumn[]>;
export type WordTable = keyof typeof wordTables;

/** Every full-text table. */
export const textTables = ['short', 'long', ...(Object.keys(wordTables) as WordTable[]), 'word'] as const;

/**
 * `document` holds what a list shows, in slots that are used again, and a digest of the texts that are indexed; `fact` the same as narrow numbers, read into memory;
 * the others are indexes only: `short`, `long` and the word tables of stems, for finding; `word` of whole words, for completing and
 * correcting.
 */
export function createSchema(db: Database): void {
  db.exec(`
    CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, revision INTEGER NOT NULL);
    INSERT INTO state VALUES (1, 0, 0);
    CREATE TABLE document (
      slot INTEGER PRIMARY KEY, id TEXT UNIQUE, plain_name TEXT, full_name TEXT, name_key TEXT, item TEXT, readme TEXT,
      texts BLOB
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
    CREATE VIRTUAL TABLE short USING fts5 (
      ${shortColumns.join(', ')}, content='', contentless_delete=1, tokenize="porter ${tokenizer}"
    );
    CREATE VIRTUAL TABLE long USING fts5 (
      readme, content='', contentless_delete=1, tokenize="porter ${tokenizer}"
    );
    ${Object.keys(wordTables).map(wordTable).join('\n')}
    CREATE VIRTUAL TABLE word USING fts5 (words, content='', contentless_delete=1, detail=none, tokenize="${tokenizer}");
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab (word, row);
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${schemaVersion};
  `);
}

function wordTable(name: string): string {
  return `CREATE VIRTUAL TABLE ${name} USING fts5 (
    words, content='', contentless_delete=1, detail=none, prefix='2 3 4', tokenize="porter ${tokenizer}"
  );`;
}
