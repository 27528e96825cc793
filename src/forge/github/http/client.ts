import { Octokit } from 'octokit';
import type { Log } from '../../../base/log.ts';
import { countingFetch, type FetchListener } from '../../http/counting-fetch.ts';
import {
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  type HttpRequest,
} from '../../http/http-client.ts';
import { decideRetry, github } from './retry-policy.ts';
import { send } from './send.ts';

type SharedOptions = Pick<HttpClientOptions<GitHubRequest>, 'log' | 'clock' | 'sleep' | 'limits'>;

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
    decide: (outcome, state, { graphql, smallest }) => decideRetry(outcome, { ...state, graphql, smallest }),
    connect: (listener) => {
      const octokit = createOctokit({ apiUrl, token, log: shared.log }, listener);
      return ({ route, parameters, signal }) => send({ octokit, route, parameters, timeoutMs, signal });
    },
  });
}

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
