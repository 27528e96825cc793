import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock, type Clock } from '../../src/base/clock.ts';
import type { Dataset } from '../estate/estate.ts';
import { GitServer } from '../git/git-server.ts';
import type { Answer } from '../server/answer.ts';
import { Faults, waitAfter, type Fault } from '../server/faults.ts';
import { Hooks } from '../server/hooks.ts';
import { RateLimits, type Allowance } from '../server/rate-limits.ts';
import { RequestLog, type RecordedRequest } from '../server/request-log.ts';
import { sendAnswer } from '../server/send-answer.ts';
import { gitlabFailure, gitlabRoute, type GitLabExchange } from './api-route.ts';
import type { GitLabState } from './gitlab-state.ts';

export interface SampleGitLabOptions {
  /** Accounts whose login holds a slash are subgroups. May be changed while it runs. */
  estate: Dataset;
  /** The only token that is accepted; without it any token is. Everything answers without one. */
  token?: string;
  faults?: readonly Fault[];
  /** Whether listings page by key when they are asked to; default false. */
  keyset?: boolean;
  /** Requests in a minute with and without a token, where they differ from gitlab.com's. */
  limits?: { authenticated?: number; anonymous?: number };
  clock?: Clock;
}

export interface SampleGitLab extends AsyncDisposable {
  /** For GITLAB_API_URL. */
  apiUrl: string;
  url: string;
  estate: Dataset;
  requests: RequestLog;
  faults: Faults;
  /** Runs `run` just before the n-th request from now whose kind matches is answered. */
  onRequest(n: number, run: (request: RecordedRequest) => void | Promise<void>, match?: RegExp): void;
}

interface ServerContext {
  state: GitLabState;
  requests: RequestLog;
  faults: Faults;
  hooks: Hooks;
  limits: RateLimits;
  git: GitServer;
  token: string | undefined;
  clock: Clock;
}

/**
 * Starts a stand-in for GitLab on 127.0.0.1: the REST routes a harvest uses, in GitLab's published shapes, with its
 * paging, ETags and rate limits, clones over smart HTTP, and the faults of `../server/faults.ts` that are not GraphQL's.
 */
export async function startSampleGitLab(options: SampleGitLabOptions): Promise<SampleGitLab> {
  const { estate, token, keyset = false, clock = systemClock } = options;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { authenticated = 2_000, anonymous = 500 } = options.limits ?? {};
  const budgets = { graphql: 0, core: authenticated, anonymous, windowSeconds: 60 };
  const context: ServerContext = {
    state: { url, estate, keyset, activity: new Map() },
    requests: new RequestLog(),
    faults: new Faults(options.faults),
    hooks: new Hooks(),
    limits: new RateLimits(budgets, clock),
    git: new GitServer(estate),
    token,
    clock,
  };
  const { requests, faults, hooks, git } = context;
  server.on('request', (request, response) => {
    handle(request, response, context).catch((error: unknown) => {
      requests.unexpected.push(`${request.method} ${request.url}: ${String(error)}`);
      response.destroy();
    });
  });
  return {
    ...{ apiUrl: `${url}/api/v4`, url, estate, requests, faults },
    onRequest: (n, run, match) => hooks.add(n, run, match),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await git.close();
    },
  };
}

const gitPath = /^\/(?<owner>.+)\/(?<name>[^/]+?)\.git\/(?<service>info\/refs|git-upload-pack)$/;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
): Promise<void> {
  const { method = 'GET', url: target = '/' } = request;
  const { pathname: path, searchParams: query } = new URL(target, context.state.url);
  const { owner, name, service } = gitPath.exec(path)?.groups ?? {};
  const route = service === undefined ? gitlabRoute(method, path) : undefined;
  const kind = route?.kind ?? (service === undefined ? 'unknown' : `git:${service}`);
  const recorded = context.requests.record({ kind, method, path: target });
  if (kind === 'unknown') context.requests.unexpected.push(`${method} ${target}`);
  await context.hooks.before(recorded);
  const fault = context.faults.next({ kind, pageSize: 0 });
  if (fault) recorded.fault = fault.kind;
  if (fault?.kind === 'drop-connection') return void response.destroy();
  if (fault?.kind === 'slow') await delay(fault.delayMs ?? 1_000);
  if (owner !== undefined && name !== undefined && service !== undefined) {
    const repository = context.state.estate.repository(owner, name);
    if (fault || repository?.visibility !== 'public')
      return void response.writeHead(fault ? 502 : 401, { 'content-length': '0' }).end();
    return void Object.assign(recorded, await context.git.serve(repository, service, request, response));
  }
  const answer = answerApi(request, { path, query, ...(route ? { route } : {}), fault }, context);
  recorded.status = answer.status;
  recorded.bytes = Buffer.byteLength(answer.body);
  sendAnswer(response, answer, fault);
  context.requests.askToWait(waitAfter(fault));
}

interface ApiRequest extends Pick<GitLabExchange, 'path' | 'query' | 'fault'> {
  route?: NonNullable<ReturnType<typeof gitlabRoute>>;
}

function answerApi({ headers }: IncomingMessage, asked: ApiRequest, context: ServerContext): Answer {
  const { state, limits, clock } = context;
  const given = headers['private-token'] ?? /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const token = given === undefined ? null : String(given);
  if (token !== null && context.token !== undefined && token !== context.token)
    return gitlabFailure(401, '401 Unauthorized');
  const isWithin = limits.charge(token, 'core', 1);
  const allowance = limits.allowance(token, 'core');
  const common = { ...rateLimitHeaders(allowance), date: clock().toUTCString() };
  const planned = asked.fault && faultAnswer(asked.fault, (seconds) => limits.secondsFromNow(seconds));
  const exchange = { ...asked, hasToken: token !== null, etag: headers['if-none-match'] };
  const answer = isWithin
    ? (planned ?? asked.route?.answer(exchange, state) ?? gitlabFailure(404, '404 Not Found'))
    : tooMany(Math.max(1, allowance.reset - Math.floor(clock().getTime() / 1000)));
  return { ...answer, headers: { ...common, ...answer.headers } };
}

/** GitLab answers over its limit in plain words (docs.gitlab.com/security/rate_limits). */
function tooMany(seconds: number): Answer {
  return {
    status: 429,
    headers: { 'content-type': 'text/plain', 'retry-after': String(seconds), 'ratelimit-remaining': '0' },
    body: 'Retry later\n',
  };
}

function faultAnswer({ kind, retryAfterSeconds = 1 }: Fault, inSeconds: (seconds: number) => number) {
  switch (kind) {
    case '429-retry-after':
      return tooMany(retryAfterSeconds);
    case 'primary-limit': {
      const { headers, ...rest } = tooMany(retryAfterSeconds);
      const { 'retry-after': _, ...others } = headers;
      return { ...rest, headers: { ...others, 'ratelimit-reset': String(inSeconds(retryAfterSeconds)) } };
    }
    case 'bad-gateway':
      return page(502);
    case 'service-unavailable':
      return page(503);
    case 'gateway-timeout':
      return page(504);
    case 'html-body':
      return page(200);
    case 'unauthorised':
      return gitlabFailure(401, '401 Unauthorized');
    case 'forbidden':
      return gitlabFailure(403, '403 Forbidden');
    case 'not-found':
      return gitlabFailure(404, '404 Not Found');
    case 'empty-body':
      return { status: 200, headers: {}, body: '' };
    default:
      return undefined;
  }
}

function page(status: number): Answer {
  return { status, headers: { 'content-type': 'text/html' }, body: `<html>GitLab: ${status}</html>` };
}

function rateLimitHeaders({ limit, used, remaining, reset }: Allowance): Record<string, string> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-observed': String(used),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  };
}
