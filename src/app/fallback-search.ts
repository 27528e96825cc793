import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import type { SearchState } from '../http/health.ts';
import type { SearchQuery, SearchResult, SuggestingEngine } from '../search/search.ts';
import { Rest } from './rest.ts';
import type { SearchServer } from './search-server.ts';

/** The server may be so far behind the embedded index before its answers count as old. */
const allowedLagMs = 10_000;

const notice =
  'The search server is not available at the moment. These results come from the built-in index: none are missing.';

/** The search that pages, API and commands ask; with two engines, which of them answers. */
export interface PublicSearch {
  engine: SuggestingEngine;
  state?: () => SearchState;
}

/**
 * Searches the server while it answers and is up to date, and the embedded index otherwise, saying so in the result. Only
 * searches go to the server, which is filled by a projection of its own; suggestions come from the embedded index.
 */
export function withSearchServer(
  embedded: SuggestingEngine,
  server: Pick<SearchServer, 'search'>,
  { log, now = () => performance.now() }: { log: Log; now?: () => number },
): PublicSearch {
  const floor = new PositionFloor();
  const rest = new Rest(now);
  let because: string | null = null;

  async function search(query: SearchQuery): Promise<SearchResult> {
    // The server counts no more values of a facet than a page of results shows.
    if (query.everyValueOf !== undefined) return embedded.search(query);
    if (!rest.isOver()) return inPlace(query);
    rest.begin(); // others do not wait with this one for a server that is down
    try {
      const known = await embedded.position().catch(() => 0);
      const result = await server.search(query, floor.after(known, now()));
      if (because !== null) log.info({}, 'The search server answers again');
      because = null;
      rest.end();
      return result;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (because === null)
        log.warn({ err: problem }, 'The embedded index answers in place of the search server');
      because = problem.message;
      rest.lengthen();
      return inPlace(query);
    }
  }

  async function inPlace(query: SearchQuery): Promise<SearchResult> {
    const result = await embedded.search(query);
    return because === null ? result : { ...result, fallback: notice };
  }

  return {
    engine: { ...embedded, search },
    state: () => ({ answeredBy: because === null ? 'meilisearch' : 'embedded', because }),
  };
}

/** What the embedded index had long enough ago that the server should have it too. */
class PositionFloor {
  #seen: { position: number; at: number }[] = [];

  after(position: number, at: number): number {
    if (position < (this.#seen.at(-1)?.position ?? 0)) this.#seen = []; // it was built again
    if (position !== this.#seen.at(-1)?.position) this.#seen.push({ position, at });
    const old = this.#seen.findLastIndex((one) => one.at <= at - allowedLagMs);
    if (old > 0) this.#seen.splice(0, old);
    return old < 0 ? 0 : (this.#seen[0]?.position ?? 0);
  }
}
