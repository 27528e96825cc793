import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../src/base/clock.ts';
import { systemClock } from '../src/base/clock.ts';
import type { Dataset } from './estate/estate.ts';
import { githubSchema } from './graphql/github-schema.ts';
import { GitServer } from './git/git-server.ts';
import { Written } from './rest/written.ts';
import { Faults } from './server/faults.ts';
import type { Fault } from './server/faults.ts';
import { handleGit } from './server/git-route.ts';
import { handleApi } from './server/handle.ts';
import type { ServerContext } from './server/handle.ts';
import { Hooks } from './server/hooks.ts';
import { githubLimits, RateLimits } from './server/rate-limits.ts';
import type { Limits } from './server/rate-limits.ts';
import { RequestLog } from './server/request-log.ts';
import type { RecordedRequest } from './server/request-log.ts';

export { Dataset } from './estate/estate.ts';
export { corpusEstate } from './estates/corpus-estate.ts';
export { generatedEstate } from './estates/generated-estate.ts';
export { sampleEstate } from './estates/sample-estate.ts';
export type { Fault, FaultKind } from './server/faults.ts';
export type { RecordedRequest } from './server/request-log.ts';

export interface SampleForgeOptions {
  /** The accounts and repositories it answers from; may be changed while it runs. */
  estate: Dataset;
  /** The only token that is accepted; without it any token is. GraphQL always needs one, REST answers without. */
  token?: string;
  /** Faults to begin with; more by `faults.add`. */
  faults?: readonly Fault[];
  /** TCP port on 127.0.0.1; default 0: any that is free. */
  port?: number;
  /** Whether repositories can be cloned from `{url}/{owner}/{name}.git` (needs git on the machine); default true. */
  git?: boolean;
  /** The branch that a new repository begins with; default `main`. */
  initialBranch?: string;
  /** Budgets of the primary rate limit, where they differ from GitHub's. */
  limits?: Partial<Limits>;
  /** The present moment for rate limits and the Date header; default the system's. The estate has a clock of its own. */
  clock?: Clock;
}

export interface SampleForge {
  /** For GITHUB_API_URL: REST below it, GraphQL at its `/graphql`. */
  apiUrl: string;
  /** For people and git: `{url}/{owner}/{name}` and `{url}/{owner}/{name}.git`. */
  url: string;
  estate: Dataset;
  /** What was asked so far; `requests.unexpected` lists what this forge could not answer as GitHub would. */
  requests: RequestLog;
  /** Branches beside the default one, pull requests and settings that were written by REST. */
  written: Written;
  faults: Faults;
  /**
   * Runs `run` just before the n-th request from now (1: the next) whose kind matches is answered, such as to rename or
   * delete a repository between two pages.
   */
  onRequest(n: number, run: (request: RecordedRequest) => void | Promise<void>, match?: RegExp): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a stand-in for GitHub on 127.0.0.1: GraphQL executed against GitHub's published schema, the REST routes a
 * harvest uses, rate limits, conditional requests, clones over smart HTTP, and faults on demand.
 */
export async function startSampleForge(options: SampleForgeOptions): Promise<SampleForge> {
  const { estate, token, clock = systemClock, initialBranch = 'main' } = options;
  githubSchema();
  const { server, url } = await listen(options.port ?? 0);
  const faults = new Faults(options.faults);
  const hooks = new Hooks();
  const requests = new RequestLog();
  const limits = new RateLimits({ ...githubLimits, ...options.limits }, clock);
  const git = options.git === false ? undefined : new GitServer(estate);
  const written = new Written(estate);
  const state = { url, estate, limits, requests, written, initialBranch };
  const context: ServerContext = { state, faults, hooks, token, clock };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (await handleGit(request, response, { state: context.state, faults, hooks, git })) return;
    await handleApi(request, response, context);
  };
  server.on('request', (request, response) => {
    handle(request, response).catch((error: unknown) => {
      requests.unexpected.push(`${request.method} ${request.url}: ${String(error)}`);
      response.destroy();
    });
  });
  return {
    apiUrl: url,
    url,
    estate,
    requests,
    written,
    faults,
    onRequest: (n, run, match) => hooks.add(n, run, match),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await git?.close();
    },
  };
}

async function listen(port: number): Promise<{ server: Server; url: string }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
