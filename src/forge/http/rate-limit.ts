import { numberHeader, type HeaderValues } from './outcome.ts';

/** What a forge calls the headers of its rate limit: `x-ratelimit-…` at GitHub, `ratelimit-…` at GitLab. */
export type RateLimitPrefix = 'x-ratelimit' | 'ratelimit';

/** The time by the forge's own clock, so that a wrong clock here does not lengthen or shorten a wait. */
function forgeTime(headers: HeaderValues, now: Date): number {
  const date = Date.parse(String(headers['date']));
  return Number.isNaN(date) ? now.getTime() : date;
}

/** Milliseconds that `retry-after` asks for, as seconds or as a date (RFC 9110, 10.2.3). */
function retryAfter(headers: HeaderValues, now: Date): number | undefined {
  const seconds = numberHeader(headers, 'retry-after');
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(String(headers['retry-after']));
  return Number.isNaN(date) ? undefined : Math.max(0, date - forgeTime(headers, now));
}

/** Milliseconds until the limit resets; one second more, as the header is cut to whole seconds. */
function untilReset(headers: HeaderValues, prefix: RateLimitPrefix, now: Date): number | undefined {
  const reset = numberHeader(headers, `${prefix}-reset`);
  return reset === undefined ? undefined : Math.max(0, reset * 1000 - forgeTime(headers, now)) + 1000;
}

/** Whether the headers say that no request is left. */
export function isExhausted(headers: HeaderValues, prefix: RateLimitPrefix): boolean {
  return numberHeader(headers, `${prefix}-remaining`) === 0;
}

/** Milliseconds for which headers alone say that no further request may be sent; 0 where they say nothing of the kind. */
export function waitAsked(
  headers: HeaderValues,
  { now, prefix }: { now: Date; prefix: RateLimitPrefix },
): number {
  const reset = isExhausted(headers, prefix) ? untilReset(headers, prefix, now) : undefined;
  return retryAfter(headers, now) ?? reset ?? 0;
}

interface LimitWaitOptions {
  now: Date;
  prefix: RateLimitPrefix;
  /** Rate limits this request has met before. */
  penalties: number;
  secondaryWaitMs: number;
}

/**
 * How long a limited request must wait, in the order GitHub's documentation gives: `retry-after`; else the reset when
 * nothing remains; else `secondaryWaitMs`, doubled each time.
 */
export function limitWait(headers: HeaderValues, options: LimitWaitOptions): number {
  const { now, prefix, penalties, secondaryWaitMs } = options;
  const asked = retryAfter(headers, now);
  if (asked !== undefined) return asked;
  const reset = isExhausted(headers, prefix) ? untilReset(headers, prefix, now) : undefined;
  return reset ?? secondaryWaitMs * 2 ** penalties;
}

/** What may still be spent of a window of the rate limit. */
export interface Allowance {
  /** Requests, beyond the share that is never used. */
  requests: number;
  /** Which window: when it ends, as the forge says. */
  reset: number | undefined;
}

/** What an answer says is left of the rate limit; undefined when it says nothing. */
export function allowance(
  headers: HeaderValues,
  { prefix, reserve }: { prefix: RateLimitPrefix; reserve: number },
): Allowance | undefined {
  const limit = numberHeader(headers, `${prefix}-limit`);
  const remaining = numberHeader(headers, `${prefix}-remaining`);
  if (limit === undefined || remaining === undefined) return undefined;
  return {
    requests: Math.max(0, remaining - Math.floor(limit * reserve)),
    reset: numberHeader(headers, `${prefix}-reset`),
  };
}

/** Milliseconds to wait after a good answer, so that a share of the limit (`reserve`) is never used; 0 for none. */
export function reserveWait(
  headers: HeaderValues,
  { now, prefix, reserve }: { now: Date; prefix: RateLimitPrefix; reserve: number },
): number {
  const limit = numberHeader(headers, `${prefix}-limit`);
  const remaining = numberHeader(headers, `${prefix}-remaining`);
  if (limit === undefined || remaining === undefined) return 0;
  if (remaining > Math.floor(limit * reserve)) return 0;
  return untilReset(headers, prefix, now) ?? 0;
}
