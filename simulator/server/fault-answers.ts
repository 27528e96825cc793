import type { QueryAnswer } from '../graphql/execute-query.ts';
import type { Answer } from './answer.ts';
import { failure, jsonAnswer } from './answer.ts';
import type { Fault } from './faults.ts';
import { rateLimitHeaders } from './rate-limits.ts';
import type { Allowance } from './rate-limits.ts';

const secondaryMessage =
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. ' +
  'If you reach out to GitHub Support for help, please include the request ID SAMPLE:0000.';
const secondaryDocs = 'rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits';
const wentWrong =
  'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. ' +
  'Please include `SAMPLE:0000` when reporting this issue.';

/** The answer that a fault gives in place of the real one; undefined for faults that spoil or delay the real one. */
export function faultAnswer(fault: Fault, isGraphql: boolean, moment: Moment): Answer | undefined {
  return limitAnswer(fault, isGraphql, moment) ?? failureAnswer(fault, isGraphql);
}

interface Moment {
  allowance: Allowance;
  resetIn: (seconds: number) => number;
}

function limitAnswer(
  { kind, retryAfterSeconds, retryAfterAsDate = false }: Fault,
  isGraphql: boolean,
  { allowance, resetIn }: Moment,
): Answer | undefined {
  const asHeader = (seconds: number) =>
    retryAfterAsDate ? new Date(resetIn(seconds) * 1000).toUTCString() : String(seconds);
  const retryAfter: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': asHeader(retryAfterSeconds) };
  const spent = { ...allowance, used: allowance.limit, remaining: 0, reset: resetIn(retryAfterSeconds ?? 1) };
  switch (kind) {
    case 'secondary-limit-403':
      return withHeaders(failure(403, secondaryMessage, secondaryDocs), retryAfter);
    case 'secondary-limit-graphql-200':
      return jsonAnswer(200, { errors: [{ message: secondaryMessage }] }, retryAfter);
    case '429-retry-after':
      return withHeaders(failure(429, secondaryMessage, secondaryDocs), {
        'retry-after': asHeader(retryAfterSeconds ?? 1),
      });
    case 'primary-limit':
      return primaryLimit(spent, isGraphql, { type: 'RATE_LIMITED' });
    case 'rate-limit-error-type':
      return primaryLimit(spent, true, { type: 'RATE_LIMIT', code: 'graphql_rate_limit' });
    default:
      return undefined;
  }
}

function retryAfterOf({ retryAfterSeconds }: Fault): Record<string, string> {
  return retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
}

function failureAnswer(fault: Fault, isGraphql: boolean): Answer | undefined {
  switch (fault.kind) {
    case 'bad-gateway':
      return isGraphql
        ? jsonAnswer(502, { data: null, errors: [{ message: wentWrong }] })
        : page(502, 'Bad Gateway');
    case 'service-unavailable':
      return withHeaders(page(503, 'Service Unavailable'), retryAfterOf(fault));
    case 'gateway-timeout':
      return page(504, 'Gateway Timeout');
    case 'html-body':
      return page(200, 'Sign in to the network');
    case 'went-wrong':
      return jsonAnswer(200, { errors: [{ message: wentWrong }] });
    case 'server-error':
      return failure(500, 'Server Error');
    case 'too-many-nodes':
      return jsonAnswer(200, { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message: tooMany }] });
    case 'cursor-refused':
      return jsonAnswer(200, { data: { repositoryOwner: null }, errors: [cursorRefused] });
    case 'insufficient-scopes':
      return jsonAnswer(200, { errors: [{ type: 'INSUFFICIENT_SCOPES', message: scopes }] });
    case 'unauthorised':
      return failure(401, 'Bad credentials');
    case 'forbidden':
      return failure(403, forbidden);
    case 'not-found':
      return failure(404, 'Not Found');
    case 'empty-body':
      return { status: 200, headers: {}, body: '' };
    default:
      return undefined;
  }
}

function page(status: number, words: string): Answer {
  const title = status === 200 ? words : `${status} ${words}`;
  const body = `<html><head><title>${title}</title></head><body>${title}</body></html>`;
  return { status, headers: { 'content-type': 'text/html' }, body };
}

const tooMany =
  'This query requests up to 1,010,000 possible nodes which exceeds the maximum limit of 500,000.';
const cursorRefused = {
  type: 'INVALID_CURSOR_ARGUMENTS',
  path: ['repositoryOwner', 'repositories'],
  message: '`Y3Vyc29y` does not appear to be a valid cursor.',
};

const scopes =
  "Your token has not been granted the required scopes to execute this query. The 'name' field requires one of the following scopes: ['read:org'].";

/** What GitHub says when the budget of a window is spent. */
export function primaryLimit(
  allowance: Allowance,
  isGraphql: boolean,
  error: { type: string; code?: string } = { type: 'RATE_LIMIT', code: 'graphql_rate_limit' },
): Answer {
  const message = 'API rate limit exceeded for user ID 1000001.';
  const answer = isGraphql ? jsonAnswer(200, { errors: [{ ...error, message }] }) : failure(403, message);
  return withHeaders(answer, rateLimitHeaders(allowance));
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

const spoilers = [
  ...['null-nodes', 'null-nodes-with-errors', 'limited-nodes'],
  ...['heavy-repositories', 'lost-repositories', 'resource-limits-partial'],
];

/** Spoils the answer to a query as the faults that concern `nodes` or files say. */
export function spoiled(
  answer: QueryAnswer,
  kind: Fault['kind'],
  variables: Record<string, unknown> = {},
): QueryAnswer {
  if (kind === 'files-missing') return withoutFiles(answer);
  if (kind === 'files-of-some') return withoutSome(answer, variables);
  if (!spoilers.includes(kind)) return answer;
  const paths: Path[] = [];
  const data = withoutSomeNodes(answer.data, kind, [], paths) as QueryAnswer['data'] & {};
  const errors = [...(answer.errors ?? []), ...errorsOf(kind, paths)];
  return { ...answer, data, ...(errors.length > 0 && { errors }) };
}

type Repositories = Record<string, Record<string, unknown> | null>;

/** The query for files names repositories `r0`, `r1` … and their files `b0`, `b1` …. */
function withoutFiles(answer: QueryAnswer): QueryAnswer {
  const asked = Object.entries((answer.data ?? {}) as Repositories).filter(([alias]) => /^r\d+$/.test(alias));
  const emptied = asked.map(([alias, found]) => {
    const files = Object.keys(found ?? {}).filter((key) => /^b\d+$/.test(key));
    return [alias, { ...found, ...Object.fromEntries(files.map((key) => [key, null])) }] as const;
  });
  return { ...answer, data: { ...answer.data, ...Object.fromEntries(emptied) } };
}

function withoutSome(answer: QueryAnswer, variables: Record<string, unknown>): QueryAnswer {
  const hit = Object.keys(answer.data ?? {}).filter(
    (alias) => /^r\d+$/.test(alias) && /2$/.test(String(variables[`name${alias.slice(1)}`])),
  );
  const locations = [{ line: 1, column: 1 }];
  const own = hit.map((alias) => ({ type: 'FORBIDDEN', path: [alias], locations, message: forbidden }));
  const data = { ...answer.data, ...Object.fromEntries(hit.map((alias) => [alias, null])) };
  const errors = [...(answer.errors ?? []), ...own];
  return errors.length > 0 ? { ...answer, data, errors } : answer;
}

const forbidden = 'Resource not accessible by personal access token';

type Path = (string | number)[];

function errorsOf(kind: Fault['kind'], paths: readonly Path[]): Record<string, unknown>[] {
  const locations = [{ line: 1, column: 1 }];
  if (kind === 'null-nodes' || paths.length === 0) return [];
  if (kind === 'null-nodes-with-errors')
    return paths.map((path) => ({ path, locations, message: wentWrong }));
  const message = 'Resource limits for this query exceeded.';
  const each = kind === 'limited-nodes' || kind === 'lost-repositories' ? paths : paths.slice(-1);
  return each.map((path) => ({ type: 'RESOURCE_LIMITS_EXCEEDED', path, locations, message }));
}

function withoutSomeNodes(value: unknown, kind: Fault['kind'], path: Path, nulled: Path[]): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value)) {
    const entries = Object.entries(value).map(([key, inside]) => [
      key,
      withoutSomeNodes(inside, kind, [...path, key], nulled),
    ]);
    return Object.fromEntries(entries) as unknown;
  }
  if (path.at(-1) !== 'nodes') return value;
  return value.map((node: Record<string, unknown> | null, index) => {
    if (node === null || !isHit(kind, node, index, value.length)) return node;
    nulled.push([...path, index]);
    return kind === 'resource-limits-partial' && index % 2 === 1 ? withoutObjects(node) : null;
  });
}

function isHit(kind: Fault['kind'], node: Record<string, unknown>, index: number, length: number): boolean {
  if (kind === 'resource-limits-partial') return index >= length / 2;
  if (kind === 'heavy-repositories') return 'root' in node && Number(node['databaseId']) % 3 === 0;
  if (kind === 'lost-repositories') return Number(node['databaseId']) % 3 === 0;
  return index % 3 === 1;
}

/** The fields that were too much to work out are null; they look like an absent licence, tree or branch. */
function withoutObjects(node: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(node).map(([key, value]) => {
    const isObject = value !== null && typeof value === 'object' && key !== 'owner' && !('nodes' in value);
    return [key, isObject ? null : value];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}
