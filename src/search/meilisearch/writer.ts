import { setImmediate } from 'node:timers/promises';
import type { EnqueuedTaskPromise, Meilisearch } from 'meilisearch';
import { Problem } from '../../base/problem.ts';
import type { SearchDocument, SearchEngine } from '../search.ts';
import { documentKey } from './codes.ts';
import { positionKey } from './index-client.ts';
import { ask, isMissingIndex } from './server.ts';
import { indexSettings } from './settings.ts';
import { storedDocument } from './stored-document.ts';

type Change = Parameters<SearchEngine['apply']>[0];

/** Bytes of one request: the server refuses 100 MB. */
const maxRequestBytes = 20_000_000;
/** Documents that are made in one go: each takes about a millisecond. */
const documentsAtOnce = 10;
/** How long the server may take for a step; what is not done by then is tried again later. */
const taskTimeoutMs = 120_000;
const taskIntervalMs = 20;

/** Writes to one index. Every method throws Problem `unreachable` when the server fails. */
export class IndexWriter {
  readonly #client: Meilisearch;
  readonly #uid: string;

  constructor(client: Meilisearch, uid: string) {
    this.#client = client;
    this.#uid = uid;
  }

  /**
   * Makes the index where there is none, and its settings ours. One that could not be read is made anew: it was filled before
   * it had our settings, so that its position says nothing.
   */
  async prepare(isReadable: boolean): Promise<void> {
    if (!isReadable && (await this.#isThere(this.#uid)))
      await this.#done(this.#client.deleteIndex(this.#uid));
    await this.#prepare(this.#uid);
  }

  /**
   * Puts and removes documents and notes the position in one task of the server, which it does whole or not at all, also
   * when it is killed. What is too much for one request is put before, without the position. Removed documents leave a
   * key behind, which is swept up later.
   */
  async apply({ put, remove, position }: Change): Promise<void> {
    const kept = new Set(put.map(({ item }) => item.id));
    const gone = [...new Set(remove)].filter((id) => !kept.has(id));
    const requests = inRequests([
      ...(await linesOf(put)),
      ...gone.map((id) => JSON.stringify({ key: documentKey(id), gone: 1 })),
      JSON.stringify({ key: positionKey, position }),
    ]);
    const index = this.#client.index(this.#uid);
    const send = (text: string) =>
      index.addDocumentsFromString(text, 'application/x-ndjson', { primaryKey: 'key' });
    const last = requests.pop() ?? '';
    if (requests.length > 0) await this.#done(...requests.map(send));
    await this.#done(send(last));
    if (gone.length > 0) await ask(() => index.deleteDocuments({ filter: 'gone = 1' }));
  }

  /** Puts an empty index in the place of this one, in one step, and deletes the old one with its files. */
  async reset(): Promise<void> {
    const next = `${this.#uid}_new`;
    if (await this.#isThere(next)) await this.#done(this.#client.deleteIndex(next));
    await this.#prepare(next);
    if (!(await this.#isThere(this.#uid))) await this.#prepare(this.#uid);
    await this.#done(this.#client.swapIndexes([{ indexes: [this.#uid, next], rename: false }]));
    await this.#done(this.#client.deleteIndex(next));
  }

  /** Removes the indexes whose names begin so, but for this one. */
  async removeOthers(prefix: string): Promise<void> {
    const { results } = await ask(() => this.#client.getRawIndexes({ limit: 1_000 }));
    const others = results.filter(({ uid }) => uid.startsWith(prefix) && uid !== this.#uid);
    if (others.length > 0) await this.#done(...others.map(({ uid }) => this.#client.deleteIndex(uid)));
  }

  /** Whether the key may manage keys, as the master key may. */
  async mayManageKeys(): Promise<boolean> {
    await ask(() => this.#client.health());
    return this.#client.getKeys({ limit: 1 }).then(
      () => true,
      () => false,
    );
  }

  async #prepare(uid: string): Promise<void> {
    if (!(await this.#isThere(uid))) await this.#done(this.#client.createIndex(uid, { primaryKey: 'key' }));
    // Takes no time where they are the same.
    await this.#done(this.#client.index(uid).updateSettings(indexSettings));
  }

  async #isThere(uid: string): Promise<boolean> {
    return ask(() => this.#client.getRawIndex(uid)).then(
      () => true,
      (problem: unknown) => {
        if (isMissingIndex(problem)) return false;
        throw problem;
      },
    );
  }

  /** Waits for tasks that were handed in together, and fails if any of them did. */
  async #done(...tasks: EnqueuedTaskPromise[]): Promise<void> {
    const waiting = { timeout: taskTimeoutMs, interval: taskIntervalMs };
    const finished = await ask(async () =>
      this.#client.tasks.waitForTasks(await Promise.all(tasks), waiting),
    );
    const failed = finished.find(({ status }) => status !== 'succeeded');
    if (!failed) return;
    const reason = failed.error?.message ?? failed.status;
    throw new Problem('unreachable', `The search server could not do a step: ${reason}`);
  }
}

/** Documents as the server stores them; between some of them others have their turn. */
async function linesOf(documents: readonly SearchDocument[]): Promise<string[]> {
  const now = Date.now();
  const lines: string[] = [];
  for (const document of documents) {
    lines.push(JSON.stringify(storedDocument(document, now)));
    if (lines.length % documentsAtOnce === 0) await setImmediate();
  }
  return lines;
}

/** Lines put together into requests of a size that the server takes. */
function inRequests(lines: readonly string[]): string[] {
  const requests: string[] = [];
  let request: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = Buffer.byteLength(line);
    if (bytes + size > maxRequestBytes && request.length > 0) {
      requests.push(request.join('\n'));
      [request, bytes] = [[], 0];
    }
    request.push(line);
    bytes += size + 1;
  }
  return [...requests, request.join('\n')];
}
