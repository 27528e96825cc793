import { isExhausted } from '../../http/rate-limit.ts';
import { messageOf, type ResponseOutcome } from '../../http/outcome.ts';
import {
  pauseForLimit,
  retryAnswered,
  retryLater,
  TokenRefused,
  type RetryDecision,
  type RetryState,
} from '../../http/retry-policy.ts';
import { isOverLimit, isRateLimit, isTimeout, readGraphqlBody, tellAllMissing } from './graphql-body.ts';

export const github = { name: 'GitHub', prefix: 'x-ratelimit' } as const;

export interface GitHubRetryState extends RetryState {
  graphql: boolean;
  /** Nothing smaller could be asked for: insist before giving up. */
  smallest: boolean;
}

/** Decides what to do about one attempt at a request to GitHub; pure. */
export function decideRetry(outcome: ResponseOutcome, state: GitHubRetryState): RetryDecision {
  if (outcome.kind === 'broken') {
    const isChance = outcome.mayBeTooLarge === 'repeatedly' && state.failures === 0;
    if (outcome.mayBeTooLarge && state.graphql && !isChance) return tooLarge(outcome.why, state);
    return retryLater(outcome.why, state, outcome.cause);
  }
  const { status, headers } = outcome;
  if (status === 401) return { do: 'fail', problem: new TokenRefused(github.name, 'GITHUB_TOKEN') };
  if (isLimited(outcome, state)) return pauseForLimit(headers, state, github);
  const answered = `GitHub answered ${status}`;
  if (state.graphql && mayBeTooMuch.has(status) && headers['retry-after'] === undefined)
    return tooLarge(answered, state);
  if (status >= 500 || status === 408) return retryAnswered(answered, outcome, state, github);
  if (state.graphql && status < 400) return decideGraphqlRetry(outcome.data, state);
  return { do: 'accept' };
}

/** How GitHub and what stands before it end a query that takes too long. */
const mayBeTooMuch = new Set([500, 502, 504]);

function decideGraphqlRetry(data: unknown, state: GitHubRetryState): RetryDecision {
  const body = readGraphqlBody(data);
  if (!body) return retryLater('GitHub sent an answer that is not GraphQL', state);
  // Any data is of no use unless the errors name all that is missing from it. To insist is no use either.
  if (body.errors.some(isOverLimit) && !tellAllMissing(body.data, body.errors))
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
