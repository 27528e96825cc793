import { setTimeout as pause } from 'node:timers/promises';

const kept = 1_000;
/**
 * What was on its way when the sender was asked to wait may still arrive: for so many turns of the event loop, each of which
 * takes in what has come. A machine that is busy takes longer over them.
 */
const turnsUnderWay = 30;
const turnMs = 10;

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
  #wait = { until: 0, known: false };

  /** From now on, and for so long, nothing should be sent. */
  askToWait(seconds: number): void {
    const now = Date.now();
    const until = now + seconds * 1_000;
    if (isWithin(this.#wait)) {
      this.#wait.until = Math.max(this.#wait.until, until);
    } else {
      this.#wait = { until, known: false };
      void markKnown(this.#wait);
    }
  }

  record(request: Pick<RecordedRequest, 'kind' | 'method' | 'path' | 'graphql'>): RecordedRequest {
    const recorded: RecordedRequest = { number: ++this.total, bytes: 0, points: 0, ...request };
    if (!/^git|^page/.test(recorded.kind) && this.#wait.known && isWithin(this.#wait))
      recorded.premature = true;
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
    this.#wait = { until: 0, known: false };
  }
}

async function markKnown(wait: { known: boolean }): Promise<void> {
  for (let turn = 0; turn < turnsUnderWay; turn++) await pause(turnMs, undefined, { ref: false });
  wait.known = true;
}

function isWithin({ until }: { until: number }): boolean {
  return Date.now() < until;
}
