const kept = 1_000;
/** What was on its way when the sender was asked to wait may still arrive. */
const underWayMs = 300;

export interface RecordedRequest {
  /** Counted from 1 over all requests. */
  number: number;
  /**
   * `graphql:` and the operation's name, or its first-level fields where it has none (`graphql:organization`,
   * `graphql:nodes+rateLimit`); `rest:orgs/repos`, `rest:users/repos`, `rest:repos`, `rest:repositories`, `rest:orgs`,
   * `rest:users`, `rest:rate_limit`, and those of `rest/*-routes.ts` that write; `git:info/refs`, `git:git-upload-pack`; `page`; `unknown`.
   */
  kind: string;
  method: string;
  /** Path and query. */
  path: string;
  /** Undefined while it is being answered, or when the connection was dropped. */
  status?: number;
  /** Bytes of the body sent. */
  bytes: number;
  /** Points of the rate limit it cost. */
  points: number;
  /** The fault that was applied to it. */
  fault?: string;
  /** It came while the sender knew that it was to wait. */
  premature?: true;
  graphql?: { query: string; variables: Record<string, unknown> };
}

/** What was asked of a sample forge. */
export class RequestLog {
  total = 0;
  byKind: Record<string, number> = {};
  /** The newest thousand, oldest first. */
  recent: RecordedRequest[] = [];
  /** Requests, and parts of queries, that GitHub may answer and this forge cannot: a test fails when there are any. */
  unexpected: string[] = [];
  #wait = { from: 0, until: 0 };

  /** From now on, and for so long, nothing should be sent. */
  askToWait(seconds: number): void {
    const now = Date.now();
    const from = now < this.#wait.until ? this.#wait.from : now + underWayMs;
    this.#wait = { from, until: Math.max(this.#wait.until, now + seconds * 1_000) };
  }

  record(request: Pick<RecordedRequest, 'kind' | 'method' | 'path' | 'graphql'>): RecordedRequest {
    const recorded: RecordedRequest = { number: ++this.total, bytes: 0, points: 0, ...request };
    if (!/^git|^page/.test(recorded.kind) && isWithin(this.#wait)) recorded.premature = true;
    this.byKind[recorded.kind] = (this.byKind[recorded.kind] ?? 0) + 1;
    this.recent.push(recorded);
    if (this.recent.length > kept) this.recent.shift();
    return recorded;
  }

  /** How many requests there were whose kind matches. */
  count(kind: RegExp): number {
    return Object.entries(this.byKind).reduce((sum, [name, count]) => sum + (kind.test(name) ? count : 0), 0);
  }

  reset(): void {
    this.total = 0;
    this.byKind = {};
    this.recent = [];
    this.unexpected = [];
    this.#wait = { from: 0, until: 0 };
  }
}

function isWithin({ from, until }: { from: number; until: number }): boolean {
  return Date.now() >= from && Date.now() < until;
}
