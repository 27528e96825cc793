import { Problem } from '../../base/problem.ts';
import { countingFetch } from '../http/counting-fetch.ts';
import {
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  type HttpReply,
  type HttpRequest,
} from '../http/http-client.ts';
import { messageOf, type ResponseOutcome } from '../http/outcome.ts';
import {
  pauseForLimit,
  retryAnswered,
  retryLater,
  TokenRefused,
  type RetryDecision,
  type RetryState,
} from '../http/retry-policy.ts';
import { sendJson } from '../http/send-json.ts';

export const gitlab = { name: 'GitLab', prefix: 'ratelimit' } as const;

type SharedOptions = Pick<HttpClientOptions<GitLabRequest>, 'log' | 'clock' | 'sleep' | 'limits' | 'waits'>;

export interface GitLabClientOptions extends SharedOptions {
  apiUrl: string;
  token: string | undefined;
}

interface GitLabRequest extends HttpRequest {
  kind: 'gitlab-listing' | 'gitlab-lookup' | 'gitlab-languages' | 'gitlab-releases';
  /** Below the address of the API. */
  path: string;
  /** Of the answer that is known, to be told that it is still the same. */
  etag?: string | null | undefined;
}

export type GitLabReply = Extract<HttpReply, { kind: 'answer' }>;
export type GitLabClient = Omit<HttpClient<GitLabRequest>, 'request'> & {
  request: (request: GitLabRequest) => Promise<GitLabReply>;
};

/** A client for GitLab's REST API (docs.gitlab.com/api/rest), under the request policy that forges share. */
export function createGitLabClient({ apiUrl, token, ...shared }: GitLabClientOptions): GitLabClient {
  const { timeoutMs } = shared.limits;
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const client = createHttpClient<GitLabRequest>({
    ...shared,
    forge: gitlab,
    // Its limits are of a minute (docs.gitlab.com/security/rate_limits): a longer wait is asked about by the first request.
    mayAskAgain: async () => true,
    decide: (outcome, state) => decideRetry(outcome, state, token !== undefined),
    connect: (listener) => {
      const fetch = countingFetch(listener);
      return ({ path, etag, signal }) => {
        const condition = etag ? { 'if-none-match': etag } : {};
        const headers = { 'user-agent': 'open-code-hub', ...authorization, ...condition };
        return sendJson({ forge: gitlab.name, url: `${apiUrl}${path}`, headers, timeoutMs, signal, fetch });
      };
    },
  });
  return {
    ...client,
    async request(request) {
      const reply = await client.request(request);
      if (reply.kind === 'too-large') throw new Problem('unreachable', `GitLab cannot answer: ${reply.why}.`);
      client.addCost(1);
      return reply;
    },
  };
}

/** Decides what to do about one attempt at a request to GitLab; pure. */
function decideRetry(outcome: ResponseOutcome, state: RetryState, hasToken: boolean): RetryDecision {
  if (outcome.kind === 'broken') return retryLater(outcome.why, state, outcome.cause);
  const { status, headers } = outcome;
  if (status === 401) return hasToken ? refused : tokenNeeded;
  if (status === 429) return pauseForLimit(headers, state, gitlab);
  if (status >= 500 || status === 408)
    return retryAnswered(`GitLab answered ${status}`, outcome, state, gitlab);
  return { do: 'accept' };
}

const refused: RetryDecision = { do: 'fail', problem: new TokenRefused(gitlab.name, 'GITLAB_TOKEN') };

const tokenNeeded: RetryDecision = {
  do: 'fail',
  problem: new Problem('invalid', 'GitLab answers only with a token. Set GITLAB_TOKEN.'),
};

/** The Problem that a bad answer amounts to. */
export function gitlabProblem(subject: string, { status, data }: GitLabReply): Problem {
  const kind = status === 404 ? 'not-found' : status === 403 ? 'forbidden' : 'unreachable';
  return new Problem(kind, `GitLab answered ${status} about ${subject}: ${messageOf(data)}`);
}
