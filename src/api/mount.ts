import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Actor } from '../auth/actor.ts';
import type { Auth } from '../auth/authenticate.ts';
import { requirePermission, type Action } from '../auth/require-permission.ts';
import { HttpFault } from '../http/http-fault.ts';
import { limitRequests } from '../http/limits.ts';
import { readInput, readQuery } from './read-input.ts';
import type { Route } from './route.ts';

/** Puts routes on a router, and answers for their addresses to every other method. */
export function mount(router: Router, routes: readonly Route[], auth: Auth): void {
  for (const route of routes) {
    const guards: RequestHandler[] = route.action ? [auth.limitGuesses, guard(auth, route.action)] : [];
    if (route.perHour !== undefined)
      guards.push(limitRequests({ limit: route.perHour, per: 'hour', detail: often }));
    if (route.body) guards.push(express.json({ limit: route.largest ?? '10kb' }));
    router[route.method](expressPath(route.path), ...guards, (req, res) =>
      answer(route, { req, res, actor: auth.authenticate(req) }),
    );
  }
  for (const [path, here] of Map.groupBy(routes, ({ path }) => path)) {
    const allowed = [
      ...here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])),
      'OPTIONS',
    ];
    router.all(expressPath(path), otherMethods(allowed));
  }
}

/** Public data for every site to read, without credentials; nothing but reading is allowed from elsewhere. */
export const shareWithAll: RequestHandler = (_req, res, next) => {
  res
    .set('Access-Control-Allow-Origin', '*')
    .set('Access-Control-Expose-Headers', 'ETag, Link, Location, Data-Harvested-At');
  next();
};

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

const often = 'You have asked for this many times. Try again in an hour.';

/** Before the body is read: who may not do this is not listened to. */
function guard(auth: Auth, action: Action): RequestHandler {
  return (req, _res, next) => {
    requirePermission(auth.authenticate(req), action);
    next();
  };
}

async function answer(
  route: Route,
  { req, res, actor }: { req: Request; res: Response; actor: Actor },
): Promise<void> {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  const asked = {
    parameters: readInput(req.params, route.parameters),
    query: readQuery(req.originalUrl, route.query),
    body: route.body && readInput((req.body as unknown) ?? {}, route.body),
    base: req.baseUrl,
    actor,
    req,
    signal: gone.signal,
  };
  const reply = await route.handle(asked).catch((error: unknown) => {
    if (gone.signal.aborted) return undefined;
    throw error;
  });
  if (reply === undefined) return;
  res.status(reply.status ?? route.answer.status);
  res.set('Cache-Control', route.maxAge > 0 ? `public, max-age=${route.maxAge}` : 'no-store');
  res.set(reply.headers ?? {});
  if (reply.body === undefined) res.end();
  else if (reply.body instanceof Uint8Array)
    res.type(route.answer.type ?? 'application/octet-stream').send(Buffer.from(reply.body));
  else res.json(reply.body);
}

function otherMethods(allowed: readonly string[]): RequestHandler {
  return (req, res) => {
    res.set('Allow', allowed.join(', '));
    if (req.method === 'OPTIONS') {
      res.set('Access-Control-Allow-Methods', 'GET, HEAD').set('Access-Control-Max-Age', '86400');
      res.status(204).end();
      return;
    }
    const detail = `${req.method} is not possible here. There are: ${allowed.join(', ')}.`;
    throw new HttpFault(405, 'Method not allowed', detail);
  };
}
