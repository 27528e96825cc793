import { Problem } from '../../base/problem.ts';
import type { SearchEngine, SearchQuery, SearchResult } from '../search.ts';
import { IndexClient } from './index-client.ts';
import { search } from './meilisearch-search.ts';
import { connect, isMissingIndex } from './server.ts';
import { settingsFingerprint } from './settings.ts';
import { IndexWriter } from './writer.ts';

/** Where a Meilisearch server is, and what this process may do there. */
export interface MeilisearchAccess {
  url: string;
  /** May change indexes; without it this process only searches. */
  writeKey?: string | undefined;
  /** May only search; without it the other key is used. */
  searchKey?: string | undefined;
  /** How long one search request may take. */
  searchTimeoutMs?: number;
}

/** The engine behind the port, and what only a server needs. */
export interface MeilisearchEngine extends SearchEngine {
  /** Removes older indexes of the same database. */
  tidy(): Promise<void>;
  /**
   * Looks whether the key that writes is one to be used.
   *
   * @throws Problem `invalid` for the master key or another that may make keys
   */
  checkKey(): Promise<void>;
}

const keyAdvice =
  'MEILISEARCH_API_KEY may manage keys, as the master key may. Make a key with only the actions in docs/meilisearch.md.';
const writeTimeoutMs = 30_000;

/**
 * The engine over a Meilisearch server. Nothing is asked of it before it is needed. The index is made, with its settings, by
 * the first change; until then its position is 0.
 *
 * @param name two parts of digits and letters: the database, and what is indexed of it
 * @throws Problem `unreachable` from every method when the server fails, is too slow or answers in another shape
 */
export function openMeilisearch(
  access: MeilisearchAccess,
  [database, content]: [string, string],
): MeilisearchEngine {
  return new ServerEngine(access, `hub_${database}_`, content);
}

class ServerEngine implements MeilisearchEngine {
  readonly #prefix: string;
  readonly #mayWrite: boolean;
  readonly #index: IndexClient;
  readonly #writer: IndexWriter;
  /** Whether the index has our settings, as far as this process knows. */
  #isPrepared = false;
  /** Whether its position could be read when it was last asked for. */
  #isReadable = false;

  constructor(access: MeilisearchAccess, prefix: string, content: string) {
    const { url, writeKey, searchKey = writeKey, searchTimeoutMs = 1_000 } = access;
    const uid = `${prefix}${content}_${settingsFingerprint()}`;
    this.#prefix = prefix;
    this.#mayWrite = writeKey !== undefined;
    this.#index = new IndexClient(connect({ url, key: searchKey, timeoutMs: searchTimeoutMs }), uid);
    this.#writer = new IndexWriter(connect({ url, key: writeKey, timeoutMs: writeTimeoutMs }), uid);
  }

  async position(): Promise<number> {
    try {
      const position = await this.#index.position();
      this.#isReadable = true;
      return position;
    } catch (problem) {
      if (!isMissingIndex(problem)) throw problem;
      this.#isReadable = this.#isPrepared = false;
      return 0;
    }
  }

  async apply(change: Parameters<SearchEngine['apply']>[0]): Promise<void> {
    if (!this.#isPrepared) {
      await this.position();
      await this.#writer.prepare(this.#isReadable);
    }
    this.#isPrepared = true;
    await this.#writer.apply(change);
  }

  search(query: SearchQuery): Promise<SearchResult> {
    return search(query, this.#index);
  }

  async reset(): Promise<void> {
    await this.#writer.reset();
    this.#isPrepared = true;
  }

  async tidy(): Promise<void> {
    await this.#writer.removeOthers(this.#prefix);
  }

  async checkKey(): Promise<void> {
    if (this.#mayWrite && (await this.#writer.mayManageKeys())) throw new Problem('invalid', keyAdvice);
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
