import { Octokit } from 'octokit';
import { z } from 'zod';
import type { Log } from '../../../base/log.ts';
import { countingFetch, type FetchListener } from '../../http/counting-fetch.ts';
import {
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  type HttpRequest,
} from '../../http/http-client.ts';
import type { ResponseOutcome } from '../../http/outcome.ts';
import { decideRetry, github } from './retry-policy.ts';
import { send } from './send.ts';

type SharedOptions = Pick<HttpClientOptions<GitHubRequest>, 'log' | 'clock' | 'sleep' | 'limits' | 'waits'>;

export interface ClientOptions extends SharedOptions {
  apiUrl: string;
  token: string | undefined;
}

export interface GitHubRequest extends HttpRequest {
  /** Such as `GET /orgs/{org}/repos`. */
  route: string;
  parameters: Record<string, unknown>;
  graphql: boolean;
  /** Nothing smaller could be asked for. */
  smallest: boolean;
}

export type Client = HttpClient<GitHubRequest>;

/** A client for GitHub's REST and GraphQL APIs, under the request policy that forges share. */
export function createClient({ apiUrl, token, ...shared }: ClientOptions): Client {
  const { timeoutMs } = shared.limits;
  return createHttpClient<GitHubRequest>({
    ...shared,
    forge: github,
    mayAskAgain: (sendOnce, signal) => hasBudget(sendOnce, token === undefined ? 'core' : 'graphql', signal),
    decide: (outcome, state, { graphql, smallest }) => decideRetry(outcome, { ...state, graphql, smallest }),
    connect: (listener) => {
      const octokit = createOctokit({ apiUrl, token, log: shared.log }, listener);
      return ({ route, parameters, signal }) => send({ octokit, route, parameters, timeoutMs, signal });
    },
  });
}

const budgets = z.object({ resources: z.record(z.string(), z.object({ remaining: z.number() })) });

/** What is left of the rate limit; to ask for it costs nothing of it (docs.github.com/rest/rate-limit). */
async function hasBudget(
  sendOnce: (request: GitHubRequest) => Promise<ResponseOutcome>,
  resource: 'core' | 'graphql',
  signal: AbortSignal,
): Promise<boolean> {
  const request = { kind: 'rate-limit', route: 'GET /rate_limit', parameters: {} };
  const outcome = await sendOnce({ ...request, graphql: false, smallest: true, signal });
  if (outcome.kind !== 'answer' || outcome.status !== 200) return false;
  const { data } = budgets.safeParse(outcome.data);
  return (data?.resources[resource]?.remaining ?? 0) > minBudget;
}

/** Fewer requests than these are not worth beginning for. */
const minBudget = 20;

/** octokit's plug-ins for throttling and retries stay off: they fall short of the request policy (ADR 6). */
function createOctokit(
  { apiUrl, token, log }: { apiUrl: string; token: string | undefined; log: Log },
  listener: FetchListener,
): Octokit {
  const quiet = (message: string) => log.debug({ message }, 'octokit says');
  return new Octokit({
    ...(token === undefined ? {} : { auth: token }),
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'open-code-hub',
    throttle: { enabled: false },
    retry: { enabled: false },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: { fetch: countingFetch(listener) },
  });
}
