import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { Problem } from '../../base/problem.ts';

/** Where the server is, and with which key it is asked. */
export interface ServerAccess {
  url: string;
  key?: string | undefined;
  /** How long one request may take. */
  timeoutMs: number;
}

/** What the server says of an index that it does not hold, or that has other settings than ours. */
const missing = new Set([
  'index_not_found',
  'invalid_search_filter',
  'invalid_search_facets',
  'invalid_search_sort',
]);

/** The server has more searches than it can take. */
const busy = 503;
const retryAfterMs = 50;

/**
 * Connects to a server; nothing is sent yet. Connections are kept open between requests. Answers come uncompressed: compressed
 * ones come in two pieces, the second of which waits 40 ms for this side to acknowledge the first.
 */
export function connect({ url, key, timeoutMs }: ServerAccess): Meilisearch {
  return new Meilisearch({
    host: url,
    timeout: timeoutMs,
    requestInit: { headers: { 'Accept-Encoding': 'identity' } },
    ...(key === undefined ? {} : { apiKey: key }),
  });
}

/**
 * Asks the server for something, once more where it is too busy.
 *
 * @throws Problem `unreachable` whatever goes wrong, with what the server or the connection said
 */
export async function ask<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request().catch(async (error: unknown) => {
      if (!(error instanceof MeilisearchApiError) || error.response.status !== busy) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      return request();
    });
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem('unreachable', `The search server failed: ${reasonOf(cause)}`, { cause });
  }
}

/** Whether a failure says that the index is not there, or not as we made it. */
export function isMissingIndex(error: unknown): boolean {
  const cause = error instanceof Problem ? error.cause : error;
  return cause instanceof MeilisearchApiError && missing.has(cause.cause?.code ?? '');
}

function reasonOf(cause: unknown): string {
  if (cause instanceof MeilisearchApiError && cause.cause) return cause.cause.message.split('\n')[0] ?? '';
  if (cause instanceof SyntaxError) return 'its answer cannot be read.';
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : undefined;
  return inner ?? (cause instanceof Error ? cause.message : String(cause));
}
