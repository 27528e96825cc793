import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { Problem } from '../../base/problem.ts';
import { createTurns } from '../../base/turns.ts';
import type { SearchDocument, SearchEngine } from '../search.ts';
import { removeIndexFile } from '../sqlite/index/index-file.ts';
import { nearness, type Embedder } from './embedder.ts';
import { meaningText } from './meaning-text.ts';
import { createVectorTables, layout, removeOrphans, type VectorSource } from './vector-tables.ts';
import { createVectorWriter } from './vector-writer.ts';

/** How long a process waits for another that is writing. */
const timeoutMs = 10_000;
/** Texts whose vectors are asked for, and saved, at a time. */
const batchSize = 32;

/** The vectors of public repositories, beside the index and apart from it: it can be thrown away and built again. */
export interface VectorIndex extends Pick<SearchEngine, 'position' | 'apply' | 'reset'>, AsyncDisposable {
  /**
   * How near each document is to a vector; undefined for those that have no vector yet.
   *
   * @throws Problem `unreachable` when the vector is of another dimension, or the file cannot be read
   */
  nearness(vector: Float32Array, ids: readonly string[]): (number | undefined)[];
  /** Removes vectors that no document has, once all documents were gone over: each time it was begun anew. */
  tidy(): void;
}

/**
 * Opens the vectors in a file of their own. A text is asked for once: vectors are kept by the digest of their text, also while
 * documents are gone over again. Those of another model than the embedder's are dropped, and a damaged file is replaced.
 *
 * @param content what documents are put, in short: when that changes, all are gone over again
 * @throws Problem `unreachable` when the file cannot be opened
 */
export function openVectorIndex(path: string, content: string, embedder: Embedder): VectorIndex {
  const db = opened(path, { model: `${layout} ${embedder.model}`, content });
  return new FileOfVectors(db, content, embedder);
}

class FileOfVectors implements VectorIndex {
  readonly #db: Database.Database;
  readonly #embedder: Embedder;
  readonly #writer: ReturnType<typeof createVectorWriter>;
  readonly #inTurn = createTurns();
  readonly #vector: Database.Statement<[string], Buffer>;
  readonly #dimension: Database.Statement<[], number | null>;
  readonly #position: Database.Statement<[], number>;
  #isTidy = false;

  constructor(db: Database.Database, content: string, embedder: Embedder) {
    this.#db = db;
    this.#embedder = embedder;
    this.#writer = createVectorWriter(db, content);
    this.#vector = db
      .prepare<[string], Buffer>('SELECT vector FROM document JOIN vector USING (digest) WHERE id = ?')
      .pluck();
    this.#dimension = db.prepare<[], number | null>('SELECT dimension FROM state').pluck();
    this.#position = db.prepare<[], number>('SELECT position FROM state').pluck();
  }

  async position(): Promise<number> {
    return this.#position.get() ?? 0;
  }

  apply(change: Parameters<SearchEngine['apply']>[0]): Promise<void> {
    return this.#inTurn(async () => {
      const texts = change.put.map((document) => ({ id: document.item.id, ...keyed(document) }));
      await this.#embedMissing(new Map(texts.map(({ digest, text }) => [digest, text])));
      this.#writer.documents(texts, change);
    });
  }

  nearness(vector: Float32Array, ids: readonly string[]): (number | undefined)[] {
    return readable(() => {
      this.#requireFit(vector);
      return ids.map((id) => {
        const kept = this.#vector.get(id);
        return kept && nearness(vector, toVector(kept));
      });
    });
  }

  async reset(): Promise<void> {
    this.#isTidy = false;
    this.#writer.forget();
  }

  tidy(): void {
    if (!this.#isTidy) removeOrphans(this.#db);
    this.#isTidy = true;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#inTurn(async () => void this.#db.close());
  }

  async #embedMissing(texts: ReadonlyMap<string, string>): Promise<void> {
    const missing = [...texts].filter(([digest]) => !this.#writer.isKnown(digest));
    for (let from = 0; from < missing.length; from += batchSize) {
      const batch = missing.slice(from, from + batchSize);
      const vectors = await this.#embedder.embed(batch.map(([, text]) => text));
      for (const vector of vectors) this.#requireFit(vector);
      this.#writer.vectors(batch.map(([digest], at) => [digest, vectors[at] ?? new Float32Array()]));
    }
  }

  #requireFit(vector: Float32Array): void {
    const kept = this.#dimension.get() ?? vector.length;
    if (vector.length === kept) return;
    throw new Problem(
      'unreachable',
      `The embedding service gave ${vector.length} numbers for a text, where ${kept} are kept. If its model is another one now, delete vectors.sqlite and start the hub again.`,
    );
  }
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError)) throw cause;
    throw new Problem('unreachable', `The vectors cannot be read: ${cause.message}.`, { cause });
  }
}

function keyed(document: SearchDocument): { digest: string; text: string } {
  const text = meaningText(document);
  return { text, digest: createHash('sha256').update(text).digest('hex') };
}

/** A copy: what the driver gives need not begin where four bytes may. */
function toVector({ buffer, byteOffset, byteLength }: Buffer): Float32Array {
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

function opened(path: string, source: VectorSource): Database.Database {
  try {
    return connect(path, source);
  } catch (cause) {
    if (!isDamage(cause)) throw unusable(cause);
  }
  removeIndexFile(path);
  try {
    return connect(path, source);
  } catch (cause) {
    throw unusable(cause);
  }
}

function connect(path: string, source: VectorSource): Database.Database {
  const db = new Database(path, { timeout: timeoutMs });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('secure_delete = ON'); // what was withdrawn must not stay in free pages
    db.pragma('synchronous = NORMAL');
    db.transaction(() => createVectorTables(db, source)).immediate();
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Tables that are not ours count as damage. */
function isDamage(cause: unknown): boolean {
  return (
    cause instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|FORMAT|IOERR|ERROR)/.test(cause.code)
  );
}

function unusable(cause: unknown): Problem {
  return new Problem('unreachable', 'The file of vectors cannot be opened.', { cause });
}
