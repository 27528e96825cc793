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
  /** It was too much at once: ask for less. `answered`: the forge works, and said so itself. */
  | { do: 'shrink'; why: string; answered: boolean }
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

/** As `retryLater`, though not before the answer's own `retry-after` (RFC 9110, 10.2.3), during which nothing else is sent either. */
export function retryAnswered(
  why: string,
  { headers }: { headers: HeaderValues },
  state: RetryState,
  { prefix }: ForgeLabel,
): RetryDecision {
  const { penalties, limits, now } = state;
  const failures = state.failures + penalties;
  if (headers['retry-after'] === undefined || failures >= limits.retries)
    return retryLater(why, { ...state, failures });
  return {
    do: 'pause',
    forMs: limitWait(headers, { now, penalties, prefix, secondaryWaitMs: limits.backOffMs }),
  };
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

/** The forge refuses our token, and will refuse every other request made with it. The token itself is never shown. */
export class TokenRefused extends Problem {
  constructor(forge: string, variable: string) {
    super(
      'unreachable',
      `${forge} refused the token in ${variable}, or it has expired. Check that it is complete, or make a new one.`,
    );
  }
}
