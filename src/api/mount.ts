import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { notFound } from '../base/problem.ts';
import { requireAdmin } from './admin.ts';
import { answerProblem } from './problem-answer.ts';
import { readInput, readQuery } from './read-input.ts';
import type { Route } from './route.ts';

/** Of the administrator's token, over all routes that need it, for each client address. */
const guessesAnHour = 20;

/** Puts routes on a router, and answers for their addresses to every other method. */
export function mount(router: Router, routes: readonly Route[], adminToken: string | undefined): void {
  const guesses = hourlyLimit(guessesAnHour, (res) => res.statusCode === 401);
  for (const route of routes) {
    const guards: RequestHandler[] = route.admin ? [guesses, requireAdmin(adminToken)] : [];
    if (route.perHour !== undefined) guards.push(hourlyLimit(route.perHour));
    if (route.body) guards.push(express.json({ limit: route.largest ?? '10kb' }));
    router[route.method](expressPath(route.path), ...guards, (req, res) => answer(route, req, res));
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
  res.set('Access-Control-Allow-Origin', '*').set('Access-Control-Expose-Headers', 'ETag, Link, Location');
  next();
};

/** For addresses that no route answers. */
export const nothingHere: RequestHandler = (req) => {
  throw notFound(`${req.method} ${req.originalUrl.split('?', 1)[0]}`);
};

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** @param counts which answers do; all unless given: what was refused was as much work */
function hourlyLimit(limit: number, counts: (res: Response) => boolean = () => true): RequestHandler {
  return rateLimit({
    windowMs: 3_600_000,
    limit,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => !counts(res),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (req, res) => {
      const detail = 'You have asked for this many times. Try again in an hour.';
      answerProblem(req, res, { status: 429, title: 'Too many requests', detail });
    },
  });
}

async function answer(route: Route, req: Request, res: Response): Promise<void> {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  const asked = {
    parameters: readInput(req.params, route.parameters),
    query: readQuery(req.originalUrl, route.query),
    body: route.body && readInput((req.body as unknown) ?? {}, route.body),
    base: req.baseUrl,
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
    answerProblem(req, res, { status: 405, title: 'This cannot be done here', detail });
  };
}
