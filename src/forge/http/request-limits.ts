/** How gently a forge is asked. Times are in milliseconds. */
export interface RequestLimits {
  /** Requests in flight at once. GitHub allows 100 of REST and GraphQL together, and advises to send them one by one. */
  concurrency: number;
  /** Least time between the starts of two requests. */
  gapMs: number;
  /** After this a request is given up. GitHub itself ends a GraphQL query after 10 seconds. */
  timeoutMs: number;
  /** How often a request that failed for a passing reason is tried again. */
  retries: number;
  /** First wait after such a failure; doubled each time. */
  backOffMs: number;
  /** First wait after a secondary rate limit that does not say how long; GitHub asks for at least a minute. */
  secondaryWaitMs: number;
  /** A longer wait than this is a `rate-limited` Problem instead. */
  maxWaitMs: number;
  /** The share of the rate limit that is never used: it is left for whatever else the token is for. */
  reserve: number;
}

export const defaultRequestLimits: RequestLimits = {
  concurrency: 3,
  gapMs: 20,
  timeoutMs: 30_000,
  retries: 4,
  backOffMs: 1_000,
  secondaryWaitMs: 60_000,
  maxWaitMs: 15 * 60_000,
  reserve: 0.01,
};
