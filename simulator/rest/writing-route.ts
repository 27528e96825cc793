import { z } from 'zod';
import type { Answer } from '../server/answer.ts';
import { failure } from '../server/answer.ts';
import type { Exchange, Identified } from '../server/exchange.ts';
import { primaryLimit } from '../server/fault-answers.ts';
import { gitRoutes } from './git-routes.ts';
import { pullRoutes } from './pull-routes.ts';
import { repositoryRoutes } from './repository-routes.ts';
import type { WritingRequest, WritingRoute } from './writing.ts';

const routes: readonly WritingRoute[] = [...repositoryRoutes, ...gitRoutes, ...pullRoutes];

/**
 * Reads a request that writes, or that looks at what was written: it needs a token. Undefined when it is none that this
 * forge knows.
 */
export function writingRequest(
  method: string,
  path: string,
  query: URLSearchParams,
  body: () => Promise<string>,
): Identified | undefined {
  const route = routes.find((each) => each.method === method && each.path.test(path));
  if (!route) return undefined;
  const parts = Object.fromEntries(
    Object.entries(route.path.exec(path)?.groups ?? {}).map(([key, value]) => [
      key,
      decodeURIComponent(value),
    ]),
  );
  // Read at once: the answer may come without it, when a fault is planned.
  const text = method === 'GET' ? Promise.resolve('') : body();
  text.catch(() => {});
  return {
    kind: route.kind,
    pageSize: 0,
    answer: async (exchange) => answered(route, { parts, query, text: await text }, exchange),
  };
}

function answered(
  route: WritingRoute,
  { text, ...asked }: Pick<WritingRequest, 'parts' | 'query'> & { text: string },
  { token, forge, recorded }: Exchange,
): Answer {
  if (token === null) return failure(401, 'Requires authentication');
  if (!forge.limits.charge(token, 'core', 1))
    return primaryLimit({ ...forge.limits.allowance(token, 'core'), remaining: 0 }, false);
  recorded.points = 1;
  try {
    return route.answer({ ...asked, body: text === '' ? {} : (JSON.parse(text) as unknown), forge });
  } catch (error) {
    if (error instanceof SyntaxError) return failure(400, 'Problems parsing JSON');
    if (error instanceof z.ZodError) return failure(422, 'Invalid request.');
    throw error;
  }
}
