import { hash } from 'node:crypto';
import { jsonAnswer, type Answer } from '../server/answer.ts';
import type { Fault } from '../server/faults.ts';
import type { SampleRepository } from '../estate/repository.ts';
import { projectsOf, type GitLabState } from './gitlab-state.ts';
import { basicProjectJson, languagesJson, projectJson, releasesJson } from './project-json.ts';

/** A request to the API while it is being answered. */
export interface GitLabExchange {
  path: string;
  query: URLSearchParams;
  hasToken: boolean;
  etag: string | undefined;
  fault: Fault | undefined;
}

/** By how many projects every page but the first begins too late. */
function shiftOf(fault: Fault['kind'] | undefined): number {
  return fault === 'pages-skip' ? 1 : fault === 'pages-repeat' ? -1 : 0;
}

interface GitLabRoute {
  kind: string;
  path: RegExp;
  answer: (id: string, exchange: GitLabExchange, state: GitLabState) => Answer;
}

const routes: readonly GitLabRoute[] = [
  {
    kind: 'gitlab:groups/projects',
    path: /^\/api\/v4\/groups\/([^/]+)\/projects$/,
    answer: (path, exchange, state) =>
      hasAccount(path, 'organisation', state)
        ? listing(path, 'organisation', exchange, state)
        : gitlabFailure(404, '404 Group Not Found'),
  },
  {
    kind: 'gitlab:users/projects',
    path: /^\/api\/v4\/users\/([^/]+)\/projects$/,
    answer: (path, exchange, state) =>
      hasAccount(path, 'user', state)
        ? listing(path, 'user', exchange, state)
        : gitlabFailure(404, '404 User Not Found'),
  },
  { kind: 'gitlab:projects', path: /^\/api\/v4\/projects\/([^/]+)$/, answer: single },
  {
    kind: 'gitlab:languages',
    path: /^\/api\/v4\/projects\/([^/]+)\/languages$/,
    answer: (id, exchange, state) => ofProject(id, languagesJson, exchange, state),
  },
  {
    kind: 'gitlab:releases',
    path: /^\/api\/v4\/projects\/([^/]+)\/releases$/,
    answer: (id, exchange, state) => ofProject(id, releasesJson, exchange, state),
  },
];

/** Finds what answers a path; undefined for what this stand-in cannot answer as GitLab would. */
export function gitlabRoute(
  method: string,
  path: string,
): { kind: string; answer: (exchange: GitLabExchange, state: GitLabState) => Answer } | undefined {
  if (method !== 'GET') return undefined;
  for (const { kind, path: pattern, answer } of routes) {
    const id = pattern.exec(path)?.[1];
    if (id === undefined) continue;
    return { kind, answer: (exchange, state) => answer(decodeURIComponent(id), exchange, state) };
  }
  return undefined;
}

/** GitLab's body for a failure. */
export function gitlabFailure(status: number, message: string): Answer {
  return jsonAnswer(status, { message });
}

/** A group that has only subgroups is there as well. */
function hasAccount(path: string, kind: 'organisation' | 'user', { estate }: GitLabState): boolean {
  const wanted = path.toLowerCase();
  return estate.accounts.some(
    ({ login, kind: own, suspended }) =>
      own === kind &&
      !suspended &&
      (login.toLowerCase() === wanted || login.toLowerCase().startsWith(`${wanted}/`)),
  );
}

function single(id: string, exchange: GitLabExchange, state: GitLabState): Answer {
  const toJson = exchange.hasToken ? projectJson : basicProjectJson;
  return ofProject(id, (project) => toJson(project, state), exchange, state);
}

/** What is answered about one project, to those who may see it. */
function ofProject(
  id: string,
  toJson: (project: SampleRepository) => unknown,
  exchange: GitLabExchange,
  { estate }: GitLabState,
): Answer {
  const names = id.split('/');
  const found = /^\d+$/.test(id)
    ? estate.repositoryById(Number(id))
    : estate.repository(names.slice(0, -1).join('/'), names.at(-1) ?? '');
  if (!found || (found.visibility !== 'public' && !exchange.hasToken))
    return gitlabFailure(404, '404 Project Not Found');
  return conditional(jsonAnswer(200, toJson(found)), exchange);
}

function listing(
  path: string,
  kind: 'organisation' | 'user',
  exchange: GitLabExchange,
  state: GitLabState,
): Answer {
  const { query, hasToken } = exchange;
  const subgroups = query.get('include_subgroups') === 'true';
  const mayPrivate = hasToken && query.get('visibility') !== 'public';
  const all = projectsOf(path, { kind, subgroups, mayPrivate }, state);
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 20)));
  const isKeyset = state.keyset && query.get('pagination') === 'keyset';
  const number = isKeyset ? 1 : Math.max(1, Number(query.get('page') ?? 1));
  const after = isKeyset ? Number(query.get('id_after') ?? 0) : 0;
  const rest = all.filter(({ id }) => id > after);
  const start = (number - 1) * size + (number > 1 ? shiftOf(exchange.fault?.kind) : 0);
  const page = rest.slice(start, start + size);
  const isLast = rest.length <= number * size;
  const toJson = kind === 'user' && !hasToken ? basicProjectJson : projectJson;
  const link = { query: new URLSearchParams(query), url: `${state.url}${exchange.path}` };
  if (isKeyset) link.query.set('id_after', String(page.at(-1)?.id ?? 0));
  else link.query.set('page', String(number + 1));
  const totals = isKeyset ? {} : offsetHeaders(all.length, { number, size, isLast });
  const next = isLast ? {} : { link: `<${link.url}?${link.query.toString()}>; rel="next"` };
  const body = page.map((repository) => toJson(repository, state));
  return conditional(jsonAnswer(200, body, { ...totals, ...next }), exchange);
}

function offsetHeaders(
  total: number,
  { number, size, isLast }: { number: number; size: number; isLast: boolean },
) {
  return {
    'x-total': String(total),
    'x-total-pages': String(Math.max(1, Math.ceil(total / size))),
    'x-per-page': String(size),
    'x-page': String(number),
    'x-next-page': isLast ? '' : String(number + 1),
    'x-prev-page': number > 1 ? String(number - 1) : '',
  };
}

/** GitLab's ETags are weak, and of the body alone. */
function conditional(answer: Answer, { etag: known }: GitLabExchange): Answer {
  const etag = `W/"${hash('md5', String(answer.body))}"`;
  if (known === etag) return { status: 304, headers: { etag }, body: '' };
  return { ...answer, headers: { ...answer.headers, etag } };
}
