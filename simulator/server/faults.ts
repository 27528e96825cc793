/**
 * What can be made to go wrong:
 * - `secondary-limit-403`: status 403 with GitHub's message for secondary limits
 * - `secondary-limit-graphql-200`: the same message as a GraphQL error under status 200
 * - `429-retry-after`: status 429 with `retry-after` (`retryAfterSeconds`, default 1)
 * - `primary-limit`: REST 403, GraphQL 200 with error type RATE_LIMITED; remaining 0, reset after `retryAfterSeconds` (default 1)
 * - `rate-limit-error-type`: the newer GraphQL form, type RATE_LIMIT with code graphql_rate_limit; otherwise as above
 * - `bad-gateway`: 502; for GraphQL with "Something went wrong" as JSON, else HTML
 * - `cut-body`: half of the JSON, ended as if it were the whole
 * - `cut-connection`: half of the body, then the connection is closed
 * - `empty-body`: status 200 and nothing
 * - `null-nodes`: every third element of each `nodes` list is null, without an error
 * - `null-nodes-with-errors`: the same, with an error at the place of each
 * - `heavy-repositories`: every third repository (by its id) is over the resource limit when its files are asked for: it
 *   is null, with one RESOURCE_LIMITS_EXCEEDED error
 * - `lost-repositories`: every third repository (by its id) is null whatever is asked of it, each with such an error
 * - `limited-nodes`: every third element of each `nodes` list is null, each with such an error at its place
 * - `too-many-nodes`: GraphQL 200 with error type MAX_NODE_LIMIT_EXCEEDED and no data
 * - `cursor-refused`: GraphQL 200 with error type INVALID_CURSOR_ARGUMENTS at the place of the listing
 * - `server-error`: status 500, as JSON
 * - `pages-skip`, `pages-repeat`: REST listings by page begin one later, or one earlier, from the second page on
 * - `resource-limits-partial`: from the middle of each `nodes` list on, elements and fields are null, with one
 *   RESOURCE_LIMITS_EXCEEDED error whose path names one of them
 * - `unauthorised`: status 401, as GitHub answers to a token that was revoked
 * - `forbidden`, `not-found`: status 403 or 404, as GitHub answers to a token that may not do this
 * - `insufficient-scopes`: GraphQL 200 with error type INSUFFICIENT_SCOPES and no data
 * - `service-unavailable`, `gateway-timeout`: status 503 and 504, as HTML
 * - `html-body`: status 200 with a page of HTML, as a proxy in between answers
 * - `went-wrong`: GraphQL 200 with "Something went wrong" as the only error, without a place and without data
 * - `files-missing`: no content of a file is found under its object id, as after a push that rewrote history
 * - `files-of-some`: when files are asked for, repositories whose name ends in 2 are null, with an error at the place of each
 * - `partial-sso`: REST listings leave out every third repository, and `x-github-sso` says that results are partial
 * - `etags-change`: no answer has the ETag that it had before
 * - `slow`: answers after `delayMs` (default 1,000)
 * - `drip`: the body comes byte by byte, one each `delayMs` (default 1,000)
 * - `drop-connection`: the connection is closed without an answer
 * Kinds named after GraphQL leave other requests alone.
 */
export const faultKinds = [
  'secondary-limit-403',
  'secondary-limit-graphql-200',
  '429-retry-after',
  'primary-limit',
  'rate-limit-error-type',
  'bad-gateway',
  'cut-body',
  'cut-connection',
  'empty-body',
  'null-nodes',
  'null-nodes-with-errors',
  'heavy-repositories',
  'lost-repositories',
  'limited-nodes',
  'resource-limits-partial',
  'too-many-nodes',
  'cursor-refused',
  'server-error',
  'pages-skip',
  'pages-repeat',
  'unauthorised',
  'forbidden',
  'not-found',
  'insufficient-scopes',
  'service-unavailable',
  'gateway-timeout',
  'html-body',
  'went-wrong',
  'files-missing',
  'files-of-some',
  'partial-sso',
  'etags-change',
  'slow',
  'drip',
  'drop-connection',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** One planned fault. Which requests it hits depends on their order only, never on chance. */
export interface Fault {
  kind: FaultKind;
  /** Only requests whose kind matches (see RecordedRequest.kind), such as `/^graphql/`; default: all. */
  match?: RegExp;
  /** Only GraphQL queries with more repositories than this on a page (`first`, or ids of `nodes`). */
  pageSizeOver?: number;
  /** Leaves the first matching requests alone; default 0. */
  after?: number;
  /** Hits every n-th matching request, beginning with the first after `after`; default 1: all of them. */
  every?: number;
  /** Stops after so many hits; default: never. */
  times?: number;
  /** For limits and 503: seconds in `retry-after` or until the reset. `secondary-limit-*` and 503 leave the header out without it. */
  retryAfterSeconds?: number;
  /** Whether `retry-after` is a date in place of seconds (RFC 9110, 10.2.3). */
  retryAfterAsDate?: boolean;
  /** For `slow` and `drip`. */
  delayMs?: number;
}

const graphqlOnly: ReadonlySet<FaultKind> = new Set([
  'secondary-limit-graphql-200',
  'rate-limit-error-type',
  'null-nodes',
  'null-nodes-with-errors',
  'heavy-repositories',
  'lost-repositories',
  'limited-nodes',
  'resource-limits-partial',
  'too-many-nodes',
  'cursor-refused',
  'insufficient-scopes',
  'went-wrong',
  'files-missing',
  'files-of-some',
]);

/** Seconds for which who meets this knows that nothing is to be sent; 0 where the answer does not say. */
export function waitAfter(fault: Fault | undefined): number {
  switch (fault?.kind) {
    case 'secondary-limit-403':
    case 'secondary-limit-graphql-200':
    case 'service-unavailable':
      return fault.retryAfterSeconds ?? 0;
    case '429-retry-after':
    case 'primary-limit':
    case 'rate-limit-error-type':
      return fault.retryAfterSeconds ?? 1;
    default:
      return 0;
  }
}

interface Plan {
  fault: Fault;
  matched: number;
  hits: number;
}

/** The faults of a sample forge; may be changed while it runs. */
export class Faults {
  #plans: Plan[] = [];

  constructor(faults: readonly Fault[] = []) {
    for (const fault of faults) this.add(fault);
  }

  /** Plans a fault, and gives back what ends it. The first plan that applies to a request wins. */
  add(fault: Fault): () => void {
    const plan = { fault, matched: 0, hits: 0 };
    this.#plans.push(plan);
    return () => {
      this.#plans = this.#plans.filter((other) => other !== plan);
    };
  }

  clear(): void {
    this.#plans = [];
  }

  /** The fault for the request that is being answered now, if any; counts the request. */
  next(request: { kind: string; pageSize: number }): Fault | undefined {
    return this.#plans.filter((plan) => applies(plan, request))[0]?.fault;
  }
}

function applies(plan: Plan, { kind, pageSize }: { kind: string; pageSize: number }): boolean {
  const { fault } = plan;
  const { match, pageSizeOver, after = 0, every = 1, times = Infinity } = fault;
  if (match && !match.test(kind)) return false;
  if (graphqlOnly.has(fault.kind) && !kind.startsWith('graphql')) return false;
  if (pageSizeOver !== undefined && pageSize <= pageSizeOver) return false;
  const position = plan.matched++ - after;
  if (position < 0 || position % every !== 0 || plan.hits >= times) return false;
  plan.hits++;
  return true;
}
