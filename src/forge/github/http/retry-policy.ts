import { isExhausted } from '../../http/rate-limit.ts';
import { messageOf, type ResponseOutcome } from '../../http/outcome.ts';
import {
  pauseForLimit,
  retryLater,
  TokenRefused,
  type RetryDecision,
  type RetryState,
} from '../../http/retry-policy.ts';
import { isOverLimit, isRateLimit, isTimeout, readGraphqlBody } from './graphql-body.ts';

export const github = { name: 'GitHub', prefix: 'x-ratelimit' } as const;

export interface GitHubRetryState extends RetryState {
  graphql: boolean;
  /** Nothing smaller could be asked for: insist before giving up. */
  smallest: boolean;
}

/** Decides what to do about one attempt at a request to GitHub; pure. */
export function decideRetry(outcome: ResponseOutcome, state: GitHubRetryState): RetryDecision {
  if (outcome.kind === 'broken') {
    if (outcome.mayBeTooLarge && state.graphql) return tooLarge(outcome.why, state);
    return retryLater(outcome.why, state, outcome.cause);
  }
  const { status, headers } = outcome;
  if (status === 401) return { do: 'fail', problem: new TokenRefused(github.name, 'GITHUB_TOKEN') };
  if (isLimited(outcome, state)) return pauseForLimit(headers, state, github);
  const answered = `GitHub answered ${status}`;
  if (state.graphql && (status === 502 || status === 504)) return tooLarge(answered, state);
  if (status >= 500 || status === 408) return retryLater(answered, state);
  if (state.graphql && status < 400) return decideGraphqlRetry(outcome.data, state);
  return { do: 'accept' };
}

function decideGraphqlRetry(data: unknown, state: GitHubRetryState): RetryDecision {
  const body = readGraphqlBody(data);
  if (!body) return retryLater('GitHub sent an answer that is not GraphQL', state);
  // Any data is of no use: fields are null all over it, and the errors name only one of them. To insist is no use either.
  if (body.errors.some(isOverLimit))
    return { do: 'shrink', why: 'GitHub found the query too large', answered: true };
  if (body.errors.some(isTimeout)) return tooLarge('GitHub ran out of time for the query', state);
  return { do: 'accept' };
}

function isLimited(
  { status, headers, data }: Extract<ResponseOutcome, { kind: 'answer' }>,
  { graphql }: GitHubRetryState,
): boolean {
  if (status === 429) return true;
  if (status === 403) {
    const asksToWait = isExhausted(headers, github.prefix) || headers['retry-after'] !== undefined;
    return asksToWait || /rate limit|abuse/i.test(messageOf(data));
  }
  return graphql && status < 400 && (readGraphqlBody(data)?.errors.some(isRateLimit) ?? false);
}

function tooLarge(why: string, state: GitHubRetryState): RetryDecision {
  if (!state.smallest || state.failures >= state.limits.retries)
    return { do: 'shrink', why, answered: false };
  return retryLater(why, state);
}
