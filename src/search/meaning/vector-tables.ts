import type { Database } from 'better-sqlite3';

/** Goes up when tables, or the text that is made of a document, change: all vectors are then asked for again. */
export const layout = 1;

/** Vectors removed in one go: others wait meanwhile. */
const orphansAtATime = 1_000;

/** What the tables are filled from. */
export interface VectorSource {
  /** With the layout. */
  model: string;
  content: string;
}

/** Makes the tables, empty where they hold vectors of another model; where only the content is another, vectors stay. */
export function createVectorTables(db: Database, { model, content }: VectorSource): void {
  db.exec('CREATE TABLE IF NOT EXISTS state (model TEXT, content TEXT, position INTEGER, dimension INTEGER)');
  const state = db.prepare<[], { model: string; content: string }>('SELECT model, content FROM state').get();
  if (state?.model !== model) {
    db.exec(`
      DROP TABLE IF EXISTS document;
      DROP TABLE IF EXISTS vector;
      DELETE FROM state;
      CREATE TABLE document (id TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
      CREATE INDEX document_digest ON document (digest);
      CREATE TABLE vector (digest TEXT PRIMARY KEY, vector BLOB NOT NULL);
    `);
    db.prepare('INSERT INTO state (model, content, position) VALUES (?, ?, 0)').run(model, content);
  } else if (state.content !== content) {
    db.exec('DELETE FROM document');
    db.prepare('UPDATE state SET content = ?, position = 0').run(content);
  }
}

/** Removes vectors that no document has. */
export function removeOrphans(db: Database): void {
  const remove = db.prepare(
    `DELETE FROM vector WHERE digest IN (
       SELECT digest FROM vector WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.digest = vector.digest) LIMIT ?)`,
  );
  while (remove.run(orphansAtATime).changes === orphansAtATime);
}
