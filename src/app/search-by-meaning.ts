import { setTimeout } from 'node:timers/promises';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import type { Embedder } from '../search/meaning/embedder.ts';
import { queryMeaning } from '../search/meaning/query-meaning.ts';
import type { VectorIndex } from '../search/meaning/vector-index.ts';
import type { SearchHit, SearchQuery, SearchResult, SuggestingEngine } from '../search/search.ts';
import { Rest } from './rest.ts';

/** How long a search waits for what its words mean. */
const budgetMs = 300;
/** Texts whose vectors are kept: the pages of a result follow one another. */
const maxKept = 500;

const notice =
  'What orders results by meaning is not available at the moment. They are in the order of their words: none are missing.';

interface MeaningSources {
  embedder: Embedder;
  vectors: Pick<VectorIndex, 'nearness'>;
  log: Log;
  now?: () => number;
  /** Ends after the budget. */
  budget?: () => Promise<void>;
}

/**
 * The engine with its results ordered by meaning too, where several words were typed. What is found, and every count, is the
 * engine's own. When meaning cannot be told in time the words alone give the order, and the result says so.
 */
export function withMeaning(engine: SuggestingEngine, sources: MeaningSources): SuggestingEngine {
  const meaning = new MeaningOfSearches(sources);

  async function search(query: SearchQuery): Promise<SearchResult> {
    const text = queryMeaning(query);
    if (text === undefined) return engine.search(query);
    const near = await meaning.nearnessTo(text);
    const result = await engine.search(near ? { ...query, nearness: near.of } : query);
    if (!near?.hasWorked()) return result.total > 1 ? { ...result, fallback: notice } : result;
    return query.explain ? { ...result, items: result.items.map(explained) } : result;
  }

  return { ...engine, search };
}

/** Tells how near documents are to what is typed, while it can; after failures it waits before it asks again. */
class MeaningOfSearches {
  readonly #sources: MeaningSources;
  readonly #typed: ReturnType<typeof createQueryVectors>;
  readonly #rest: Rest;
  #isFailing = false;

  constructor(sources: MeaningSources) {
    this.#sources = sources;
    this.#typed = createQueryVectors(sources.embedder);
    this.#rest = new Rest(sources.now ?? (() => performance.now()));
  }

  /** Undefined when the vector of a text is not there in time. Vectors that cannot be read or compared leave the order as it is. */
  async nearnessTo(text: string) {
    const isAsking = this.#rest.isOver();
    const vector = isAsking ? await this.#ask(text) : this.#typed.known(text);
    if (!vector) return undefined;
    let hasWorked = true;
    const of = (ids: readonly string[]) => {
      try {
        const near = this.#sources.vectors.nearness(vector, ids);
        if (isAsking) this.#recovered();
        return near;
      } catch (problem) {
        hasWorked = false;
        this.#failed(problem);
        return ids.map(() => undefined);
      }
    };
    return { of, hasWorked: () => hasWorked };
  }

  async #ask(text: string): Promise<Float32Array | undefined> {
    if (this.#isFailing) this.#rest.begin(); // others do not wait with this one for a service that is down
    const wait = this.#sources.budget ?? (() => setTimeout(budgetMs, undefined, { ref: false }));
    const late = wait().then(() => {
      throw new Problem('unreachable', `The embedding service did not answer within ${budgetMs} ms.`);
    });
    try {
      return await Promise.race([this.#typed.vector(text), late]);
    } catch (problem) {
      this.#failed(problem);
      return undefined;
    }
  }

  #failed(problem: unknown): void {
    if (!(problem instanceof Problem)) throw problem;
    if (!this.#isFailing) this.#sources.log.warn({ err: problem }, 'Searches are ordered by words alone');
    this.#isFailing = true;
    this.#rest.lengthen();
  }

  #recovered(): void {
    if (this.#isFailing) this.#sources.log.info({}, 'Searches are ordered by meaning again');
    this.#isFailing = false;
    this.#rest.end();
  }
}

function explained(hit: SearchHit): SearchHit {
  return { ...hit, reasons: [...(hit.reasons ?? []), { signal: 'meaning', text: '', fields: [] }] };
}

/** The vectors of what was typed lately. An answer that comes after its search was served serves the next. */
function createQueryVectors(embedder: Embedder) {
  const asked = new Map<string, Promise<Float32Array>>();
  const answered = new Map<string, Float32Array>();

  async function embed(text: string): Promise<Float32Array> {
    try {
      const [vector = new Float32Array()] = await embedder.embed([text]);
      answered.set(text, vector);
      if (answered.size > maxKept) answered.delete(answered.keys().next().value ?? '');
      return vector;
    } finally {
      asked.delete(text);
    }
  }

  return {
    known: (text: string) => answered.get(text),
    vector(text: string): Promise<Float32Array> {
      const known = answered.get(text);
      if (known) return Promise.resolve(known);
      const pending = asked.get(text) ?? embed(text);
      asked.set(text, pending);
      return pending;
    },
  };
}
