import { Problem } from '../../base/problem.ts';
import type { HeaderValues } from './outcome.ts';
import { limitWait, type RateLimitPrefix } from './rate-limit.ts';
import type { RequestLimits } from './request-limits.ts';

/** What to do about an outcome. A forge's own policy decides; the functions below are what policies share. */
export type RetryDecision =
  /** It is an answer, good or bad: the caller reads it. */
  | { do: 'accept' }
  /** Try again after so long. */
  | { do: 'retry'; afterMs: number; why: string }
  /** A rate limit: no request starts for so long, then this one is sent again. */
  | { do: 'pause'; forMs: number }
  /** It was too much at once: ask for less. */
  | { do: 'shrink'; why: string }
  | { do: 'fail'; problem: Problem };

/** Everything a decision depends on beside the outcome, so that it can be tested without a clock or a network. */
export interface RetryState {
  /** Failures and rate limits that this request has met before. */
  failures: number;
  penalties: number;
  now: Date;
  /** From 0 to 1: spreads retries out. */
  random: number;
  limits: RequestLimits;
}

/** A forge as messages and rate limits know it. */
export interface ForgeLabel {
  /** Such as `GitHub`. */
  name: string;
  prefix: RateLimitPrefix;
}

const maxPenalties = 5;

/** Retries with exponential back-off, spread by a quarter either way; fails when `limits.retries` are used up. */
export function retryLater(why: string, state: RetryState, cause?: unknown): RetryDecision {
  const { failures, random, limits } = state;
  if (failures >= limits.retries)
    return { do: 'fail', problem: new Problem('unreachable', `${why}, ${failures + 1} times.`, { cause }) };
  return { do: 'retry', afterMs: limits.backOffMs * 2 ** failures * (0.75 + random / 2), why };
}

/** Waits as long as a rate limit asks; fails when the same request was limited too often. */
export function pauseForLimit(headers: HeaderValues, state: RetryState, forge: ForgeLabel): RetryDecision {
  const { now, penalties, limits } = state;
  if (penalties < maxPenalties) {
    const { secondaryWaitMs } = limits;
    return {
      do: 'pause',
      forMs: limitWait(headers, { now, penalties, secondaryWaitMs, prefix: forge.prefix }),
    };
  }
  const message = `${forge.name} refused a request ${maxPenalties + 1} times because of its rate limit.`;
  return { do: 'fail', problem: new Problem('rate-limited', message) };
}

/** The failure for a token that the forge refuses; the token itself is never shown. */
export function tokenRefused(forge: string, variable: string): RetryDecision {
  const message = `${forge} does not accept ${variable}. Check that it is complete and has not expired.`;
  return { do: 'fail', problem: new Problem('invalid', message) };
}
