import { hash } from 'node:crypto';
import type { SampleAccount, SampleRepository } from '../estate/repository.ts';
import { accountJson } from '../rest/account-json.ts';
import { listingJson } from '../rest/listing-json.ts';
import { fullRepositoryJson } from '../rest/repository-json.ts';
import type { Answer } from './answer.ts';
import { failure, jsonAnswer } from './answer.ts';
import type { Exchange, ForgeState, Identified } from './exchange.ts';
import { primaryLimit } from './fault-answers.ts';
import type { Fault } from './faults.ts';
import { protectedMessage } from '../graphql/github-error.ts';

/** A body to be sent with status 200, or a whole answer such as a redirection; undefined: not found. */
type RouteAnswer = { body: unknown; headers?: Record<string, string> | undefined } | Answer | undefined;

interface Route {
  kind: string;
  path: RegExp;
  find: (
    parts: Record<string, string>,
    query: URLSearchParams,
    forge: ForgeState,
    fault?: Fault['kind'],
  ) => RouteAnswer;
}

const account = (kind: SampleAccount['kind'], found: SampleAccount | undefined) =>
  found?.kind === kind ? found : undefined;

const routes: Route[] = [
  {
    kind: 'rest:orgs/repos',
    path: /^\/orgs\/(?<login>[^/]+)\/repos$/,
    find: ({ login = '' }, query, forge, fault) =>
      listing(account('organisation', forge.estate.account(login)), query, forge, fault),
  },
  {
    kind: 'rest:orgs/repos',
    path: /^\/organizations\/(?<id>\d+)\/repos$/,
    find: ({ id }, query, forge, fault) => listing(forge.estate.accountById(Number(id)), query, forge, fault),
  },
  {
    kind: 'rest:users/repos',
    path: /^\/users\/(?<login>[^/]+)\/repos$/,
    find: ({ login = '' }, query, forge, fault) => listing(forge.estate.account(login), query, forge, fault),
  },
  {
    kind: 'rest:users/repos',
    path: /^\/user\/(?<id>\d+)\/repos$/,
    find: ({ id }, query, forge) => listing(forge.estate.accountById(Number(id)), query, forge),
  },
  {
    kind: 'rest:repos',
    path: /^\/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)$/,
    find: ({ owner = '', name = '' }, _query, forge) => {
      const { estate, url } = forge;
      const found = estate.repository(owner, name);
      if (found) return repository(found, forge);
      const moved = estate.formerly(owner, name);
      return moved?.visibility === 'public' ? movedTo(`${url}/repositories/${moved.id}`) : undefined;
    },
  },
  {
    kind: 'rest:repositories',
    path: /^\/repositories\/(?<id>\d+)$/,
    find: ({ id }, _query, forge) => repository(forge.estate.repositoryById(Number(id)), forge),
  },
  {
    kind: 'rest:orgs',
    path: /^\/orgs\/(?<login>[^/]+)$/,
    find: ({ login = '' }, _query, forge) =>
      described(account('organisation', forge.estate.account(login)), forge),
  },
  {
    kind: 'rest:users',
    path: /^\/users\/(?<login>[^/]+)$/,
    find: ({ login = '' }, _query, forge) => described(forge.estate.account(login), forge),
  },
];

/** Reads a request to the REST API; undefined when it is none that this forge knows. */
export function restRequest(method: string, path: string, query: URLSearchParams): Identified | undefined {
  if (method !== 'GET') return undefined;
  if (path === '/rate_limit')
    return { kind: 'rest:rate_limit', pageSize: 0, answer: async (to) => rateLimit(to) };
  for (const { kind, path: pattern, find } of routes) {
    const match = pattern.exec(path);
    if (!match) continue;
    const parts = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
    );
    return {
      kind,
      pageSize: 0,
      answer: async (exchange) => charged(find(parts, query, exchange.forge, exchange.fault?.kind), exchange),
    };
  }
  return undefined;
}

/** Spends one request of the budget, unless the caller has the answer already and came with a token. */
function charged(found: RouteAnswer, exchange: Exchange): Answer {
  const { token, forge, recorded } = exchange;
  const answer = conditional(found, exchange);
  const free = answer.status === 304 && token !== null;
  if (!free && !forge.limits.charge(token, 'core', 1)) {
    return primaryLimit({ ...forge.limits.allowance(token, 'core'), remaining: 0 }, false);
  }
  recorded.points = free ? 0 : 1;
  return answer;
}

/** ETags differ by token, as GitHub's do. */
function conditional(found: RouteAnswer, exchange: Exchange): Answer {
  const { token, headers, recorded } = exchange;
  if (!found) return failure(404, 'Not Found');
  if ('status' in found) return found;
  const answer = jsonAnswer(200, found.body, found.headers);
  const salt = exchange.fault?.kind === 'etags-change' ? recorded.number : '';
  const etag = `W/"${hash('sha256', `${token ?? ''}\n${salt}${answer.body.toString()}`)}"`;
  answer.headers['etag'] = etag;
  answer.headers['cache-control'] =
    token === null ? 'public, max-age=60, s-maxage=60' : 'private, max-age=60, s-maxage=60';
  const asked = headers['if-none-match'];
  const same = typeof asked === 'string' && asked.split(/\s*,\s*/).includes(etag);
  return same ? { status: 304, headers: { etag }, body: '' } : answer;
}

const shifts: Partial<Record<Fault['kind'], number>> = { 'pages-skip': 1, 'pages-repeat': -1 };

function listing(
  found: SampleAccount | undefined,
  query: URLSearchParams,
  forge: ForgeState,
  fault?: Fault['kind'],
): RouteAnswer {
  if (found?.protected) return failure(403, protectedMessage);
  const answer = found && listingJson(found, query, forge, fault && shifts[fault]);
  return answer && fault === 'partial-sso' ? partialSso(answer) : answer;
}

/** GitHub leaves out what a token may not see, and says so in a header. */
function partialSso({ body, headers }: ReturnType<typeof listingJson>): RouteAnswer {
  return {
    body: body.filter((_, index) => index % 3 !== 1),
    headers: { ...headers, 'x-github-sso': 'partial-results; organizations=21955855,20582480' },
  };
}

function repository(found: SampleRepository | undefined, forge: ForgeState): RouteAnswer {
  if (found?.blocked) return jsonAnswer(451, blockedBody);
  return found?.visibility === 'public' ? { body: fullRepositoryJson(found, forge) } : undefined;
}

const blockedBody = {
  message: 'Repository access blocked',
  block: { reason: 'dmca', created_at: '2026-01-01T00:00:00Z', html_url: 'https://github.com/github/dmca' },
};

function described(found: SampleAccount | undefined, { estate, url }: ForgeState): RouteAnswer {
  if (!found) return undefined;
  const { repositories } = estate.listing(found, { field: 'CREATED_AT', direction: 'ASC' });
  return { body: accountJson(found, url, repositories.length) };
}

function movedTo(url: string): Answer {
  const body = { message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/rest' };
  return jsonAnswer(301, body, { location: url });
}

function rateLimit({ token, forge }: Exchange): Answer {
  const shown = (resource: 'core' | 'graphql') => {
    const { limit, used, remaining, reset } = forge.limits.allowance(token, resource);
    return { limit, used, remaining, reset, resource };
  };
  const core = shown('core');
  return jsonAnswer(200, { resources: { core, graphql: shown('graphql') }, rate: core });
}
