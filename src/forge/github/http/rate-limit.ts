import { numberHeader, type HeaderValues } from './outcome.ts';

/** The moment by GitHub's own clock, so that a wrong clock here does not lengthen or shorten a wait. */
function theirNow(headers: HeaderValues, now: Date): number {
  const date = Date.parse(String(headers['date']));
  return Number.isNaN(date) ? now.getTime() : date;
}

/** Milliseconds that `retry-after` asks for, as seconds or as a date. */
function retryAfter(headers: HeaderValues, now: Date): number | undefined {
  const seconds = numberHeader(headers, 'retry-after');
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(String(headers['retry-after']));
  return Number.isNaN(date) ? undefined : Math.max(0, date - theirNow(headers, now));
}

/** Milliseconds until the primary limit starts anew; a second more, as the header is cut to whole seconds. */
function untilReset(headers: HeaderValues, now: Date): number | undefined {
  const reset = numberHeader(headers, 'x-ratelimit-reset');
  return reset === undefined ? undefined : Math.max(0, reset * 1000 - theirNow(headers, now)) + 1000;
}

/**
 * How long a limited request must wait, in the order GitHub's documentation gives: `retry-after`; else the reset when
 * nothing remains; else a minute (`secondaryWaitMs`), doubled each time.
 */
export function limitWait(
  headers: HeaderValues,
  options: { now: Date; penalties: number; secondaryWaitMs: number },
): number {
  const { now, penalties, secondaryWaitMs } = options;
  const told = retryAfter(headers, now);
  if (told !== undefined) return told;
  const exhausted = numberHeader(headers, 'x-ratelimit-remaining') === 0;
  return (exhausted ? untilReset(headers, now) : undefined) ?? secondaryWaitMs * 2 ** penalties;
}

/** Milliseconds to hold back after a good answer, because what is left of the limit is to be spared; 0 for none. */
export function reserveWait(headers: HeaderValues, { now, reserve }: { now: Date; reserve: number }): number {
  const limit = numberHeader(headers, 'x-ratelimit-limit');
  const remaining = numberHeader(headers, 'x-ratelimit-remaining');
  if (limit === undefined || remaining === undefined) return 0;
  if (remaining > Math.floor(limit * reserve)) return 0;
  return untilReset(headers, now) ?? 0;
}
