import type { Meilisearch } from 'meilisearch';
import { z } from 'zod';
import { ask } from './server.ts';

/** One way of asking for documents; of several, a document that more than one finds comes once, by its best score. */
export interface Way {
  text: string;
  filter: string;
  on: readonly string[];
  strategy: 'all' | 'frequency';
  sort: readonly string[];
  /** What its scores are multiplied by. */
  weight: number;
}

/** A part of what all ways find together. */
export interface Listed<T> {
  total: number;
  hits: T[];
  /** By attribute and coded value. */
  counts: Record<string, Record<string, number>>;
}

const total = z.object({ totalHits: z.int().min(0) });
const keys = total.extend({ hits: z.array(z.object({ key: z.string() })) });
const positions = z.object({ hits: z.array(z.object({ position: z.int().min(0) })) });
const shown = z.object({
  key: z.string(),
  item: z.string(),
  readmeText: z.string(),
  organisationText: z.string(),
  keywordsText: z.string(),
});
const distribution = z.record(z.string(), z.record(z.string(), z.int()));
const listed = z.object({
  estimatedTotalHits: z.int().min(0),
  hits: z.array(shown),
  facetsByIndex: z.record(z.string(), z.object({ distribution })).optional(),
});
const vocabulary = z.object({ facetHits: z.array(z.object({ value: z.string(), count: z.int() })) });

/** The key of the document that says how far the index has come. */
export const positionKey = 'position';

/** Questions to one index. Every answer is checked: one in another shape is a failure, never taken for “nothing”. */
export class IndexClient {
  readonly #client: Meilisearch;
  readonly #uid: string;

  constructor(client: Meilisearch, uid: string) {
    this.#client = client;
    this.#uid = uid;
  }

  /** How far the index has come; 0 for not at all. */
  async position(): Promise<number> {
    const query = { q: '', filter: `key = "${positionKey}"`, attributesToRetrieve: ['position'], limit: 1 };
    const [found] = await this.#many([query], positions);
    return found?.hits[0]?.position ?? 0;
  }

  /** How many documents pass each filter. */
  async counts(filters: readonly string[]): Promise<number[]> {
    const queries = filters.map((filter) => ({ q: '', filter, page: 1, hitsPerPage: 0 }));
    return (await this.#many(queries, total)).map(({ totalHits }) => totalHits);
  }

  /** The keys of the documents that each way finds, up to `limit`, and how many there are. */
  async keys(ways: readonly Omit<Way, 'weight'>[], limit: number) {
    const part = { page: 1, hitsPerPage: limit, attributesToRetrieve: ['key'] };
    const queries = ways.map((each) => ({ ...searchOf(each), ...part }));
    const found = await this.#many(queries, keys);
    return found.map(({ totalHits, hits }) => ({ total: totalHits, keys: hits.map(({ key }) => key) }));
  }

  /** What several ways find together, with counts of some attributes over all of it. */
  async list(
    ways: readonly Way[],
    { offset, limit, facets }: { offset: number; limit: number; facets: readonly string[] },
  ): Promise<Listed<z.infer<typeof shown>>> {
    const queries = ways.map((each) => ({
      ...searchOf(each),
      indexUid: this.#uid,
      federationOptions: { weight: each.weight },
    }));
    const counted = facets.length === 0 ? {} : { facetsByIndex: { [this.#uid]: [...facets] } };
    const federation = { offset, limit, ...counted };
    const found = await ask(async () =>
      listed.parse(await this.#client.multiSearch({ federation, queries })),
    );
    return {
      total: found.estimatedTotalHits,
      hits: found.hits,
      counts: found.facetsByIndex?.[this.#uid]?.distribution ?? {},
    };
  }

  /** Words of the index like one that was typed, and words that begin so, most frequent first. */
  async alike(word: string): Promise<{ word: string; documents: number }[]> {
    const asked = { facetName: 'words', facetQuery: word, filter: 'live = 1' };
    const index = this.#client.index(this.#uid);
    const found = await ask(async () => vocabulary.parse(await index.searchForFacetValues(asked)));
    return found.facetHits.map(({ value, count }) => ({ word: value, documents: count }));
  }

  async #many<T extends z.ZodType>(queries: Record<string, unknown>[], schema: T): Promise<z.infer<T>[]> {
    if (queries.length === 0) return [];
    const asked = queries.map((query) => ({ indexUid: this.#uid, ...query }));
    const answer = z.object({ results: z.array(schema).length(queries.length) });
    return (await ask(async () => answer.parse(await this.#client.multiSearch({ queries: asked })))).results;
  }
}

function searchOf({ text, filter, on, strategy, sort }: Omit<Way, 'weight'>) {
  return {
    q: text,
    filter,
    matchingStrategy: strategy,
    ...(on.length > 0 ? { attributesToSearchOn: [...on] } : {}),
    ...(sort.length > 0 ? { sort: [...sort] } : {}),
  };
}
