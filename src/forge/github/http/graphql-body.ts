import { z } from 'zod';

const graphqlError = z.object({
  message: z.string().catch('no message'),
  type: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  path: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .catch(undefined),
});

export type GraphqlError = z.infer<typeof graphqlError>;

const graphqlBody = z.object({
  data: z.unknown().optional(),
  errors: z.array(graphqlError).nullish(),
});

/** The two halves of a GraphQL answer; undefined when the body is not one. */
export function readGraphqlBody(body: unknown): { data: unknown; errors: GraphqlError[] } | undefined {
  const { data: parsed } = graphqlBody.safeParse(body);
  if (!parsed || (parsed.data === undefined && !parsed.errors)) return undefined;
  return { data: parsed.data ?? null, errors: parsed.errors ?? [] };
}

/** GitHub has sent both types; the code came later (octokit's own plug-in knows only `RATE_LIMITED`). */
export function isRateLimit({ type, code, message }: GraphqlError): boolean {
  if (type === 'RATE_LIMIT' || type === 'RATE_LIMITED' || code === 'graphql_rate_limit') return true;
  return type === undefined && /\brate limit\b/i.test(message);
}

/** The query asks for more than GitHub gives at once, by its own count or by the work it takes. */
export function isOverLimit({ type }: GraphqlError): boolean {
  return type === 'RESOURCE_LIMITS_EXCEEDED' || type === 'MAX_NODE_LIMIT_EXCEEDED';
}

/**
 * Whether errors tell all that is missing from an answer: each names an item of a list, and every item that is null is named.
 * Otherwise GitHub may have left out fields all over the answer, and named any one of them.
 */
export function tellAllMissing(data: unknown, errors: readonly GraphqlError[]): boolean {
  const missing = new Set(nullItems(data, '$'));
  const named = errors.map(({ path }) => (path ? ['$', ...path].join('.') : ''));
  return named.every((path) => missing.has(path)) && missing.isSubsetOf(new Set(named));
}

/** Where the lists of an answer have null in place of an item. */
function* nullItems(value: unknown, path: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
    const place = `${path}.${key}`;
    if (item === null && Array.isArray(value)) yield place;
    else yield* nullItems(item, place);
  }
}

/**
 * The query ran out of its ten seconds, which GitHub reports only in words. With a path the same words concern one
 * place in the answer, and the rest of it is good.
 */
export function isTimeout({ message, path }: GraphqlError): boolean {
  return path === undefined && timedOut.test(message);
}

const timedOut = /something went wrong while executing|couldn't respond to your request in time/i;
