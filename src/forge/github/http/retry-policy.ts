import { Problem } from '../../../base/problem.ts';
import { isRateLimit, isTooLarge, numberHeader, readGraphqlBody, type Outcome } from './outcome.ts';
import type { RequestLimits } from '../../http/request-limits.ts';
import { limitWait } from './rate-limit.ts';

/** What to do about an outcome. */
export type RetryDecision =
  /** It is an answer, good or bad: the caller reads it. */
  | { do: 'accept' }
  /** Try again after so long. */
  | { do: 'retry'; afterMs: number; why: string }
  /** A rate limit: nobody asks for so long, then this request again. */
  | { do: 'pause'; forMs: number }
  /** It was too much at once: ask for less. */
  | { do: 'shrink'; why: string }
  | { do: 'fail'; problem: Problem };

export interface RetryState {
  graphql: boolean;
  /** Nothing smaller could be asked for: insist before giving up. */
  smallest: boolean;
  /** Failures and rate limits that this request has met before. */
  failures: number;
  penalties: number;
  now: Date;
  /** From 0 to 1: spreads retries out. */
  random: number;
  pacing: RequestLimits;
}

const mostPenalties = 5;

/** Decides about one attempt; pure, so that every case can be tested without a clock or a network. */
export function decideRetry(outcome: Outcome, circumstances: RetryState): RetryDecision {
  if (outcome.kind === 'broken') {
    if (outcome.mayBeTooLarge && circumstances.graphql) return tooLarge(outcome.why, circumstances);
    return again(outcome.why, circumstances, outcome.cause);
  }
  const { status, headers } = outcome;
  if (status === 401) return { do: 'fail', problem: tokenRefused() };
  if (isLimited(outcome, circumstances)) {
    if (circumstances.penalties >= mostPenalties) return { do: 'fail', problem: keptLimited() };
    return { do: 'pause', forMs: limitWait(headers, { ...circumstances, ...circumstances.pacing }) };
  }
  const answered = `GitHub answered ${status}`;
  if (circumstances.graphql && (status === 502 || status === 504)) return tooLarge(answered, circumstances);
  if (status >= 500 || status === 408) return again(answered, circumstances);
  if (circumstances.graphql && status < 400) return decideGraphqlRetry(outcome.data, circumstances);
  return { do: 'accept' };
}

function decideGraphqlRetry(data: unknown, circumstances: RetryState): RetryDecision {
  const body = readGraphqlBody(data);
  if (!body) return again('GitHub sent an answer that is not GraphQL', circumstances);
  if (!body.errors.some(isTooLarge)) return { do: 'accept' };
  // Whatever data came is of no use: fields are null all over it, and the errors name only one of them.
  return tooLarge('GitHub found the query too much', circumstances);
}

function isLimited({ status, headers, data }: Extract<Outcome, { kind: 'answer' }>, { graphql }: RetryState) {
  if (status === 429) return true;
  if (status === 403) {
    const exhausted = numberHeader(headers, 'x-ratelimit-remaining') === 0;
    return exhausted || headers['retry-after'] !== undefined || /rate limit|abuse/i.test(messageOf(data));
  }
  return graphql && status < 400 && (readGraphqlBody(data)?.errors.some(isRateLimit) ?? false);
}

/** What an error answer says. */
export function messageOf(data: unknown): string {
  if (typeof data === 'string') return data.slice(0, 200);
  const message = (data as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message.slice(0, 200) : '';
}

function tooLarge(why: string, circumstances: RetryState): RetryDecision {
  if (!circumstances.smallest || circumstances.failures >= circumstances.pacing.retries)
    return { do: 'shrink', why };
  return again(why, circumstances);
}

function again(
  why: string,
  { failures, random, pacing: { retries, backOffMs } }: RetryState,
  cause?: unknown,
): RetryDecision {
  if (failures >= retries)
    return { do: 'fail', problem: new Problem('unreachable', `${why}, ${failures + 1} times.`, { cause }) };
  return { do: 'retry', afterMs: backOffMs * 2 ** failures * (0.75 + random / 2), why };
}

function tokenRefused(): Problem {
  return new Problem(
    'invalid',
    'GitHub does not accept GITHUB_TOKEN. Check that it is whole and not expired.',
  );
}

function keptLimited(): Problem {
  return new Problem(
    'rate-limited',
    `GitHub refused a request ${mostPenalties + 1} times for its rate limit.`,
  );
}
