import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Log } from '../../../base/log.ts';
import { notFound, Problem } from '../../../base/problem.ts';
import { HttpFault } from './http-fault.ts';
import { referenceOf } from './request-log.ts';

/** What a reader is told of a failure. Nothing of its inside: no stack, no message of a bug. */
export interface Told {
  status: number;
  title: string;
  detail: string;
  faults: readonly string[];
}

/** For addresses that no route answers. */
export const nothingHere: RequestHandler = (req) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    throw new HttpFault(405, 'This cannot be done here', 'Pages can only be read.');
  }
  throw notFound('This page');
};

/** Answers a failure: a page for browsers, `application/problem+json` for everything else. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const told = tell(error);
    if (told.status >= 500) log.error({ err: error, reference: referenceOf(res) }, 'A request failed');
    answer(req, res, told);
  };
}

/** Says of any thrown value what may be said. */
export function tell(error: unknown): Told {
  if (error instanceof Problem) {
    return { status: error.status, title: error.title, detail: error.message, faults: error.faults };
  }
  if (error instanceof HttpFault) {
    return { status: error.status, title: error.title, detail: error.message, faults: [] };
  }
  const status = clientFault(error);
  if (status !== undefined) {
    const detail = 'The address or the content of the request could not be read.';
    return { status, title: 'The request is not right', detail, faults: [] };
  }
  const detail = 'Something went wrong on our side. Try again later.';
  return { status: 500, title: 'Sorry, there is a problem with this service', detail, faults: [] };
}

/** Express marks what it could not read (a wrong %-escape, a body too large) with a 4xx status. */
function clientFault(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}

function answer(req: Request, res: Response, told: Told): void {
  const reference = referenceOf(res);
  const { status, title, detail, faults } = told;
  res.status(status).set('Cache-Control', 'no-store').vary('Accept');
  if (
    req.path.startsWith('/api/') ||
    req.path.startsWith('/health/') ||
    req.accepts(['html', 'json']) !== 'html'
  ) {
    res.type('application/problem+json');
    res.send(JSON.stringify({ type: 'about:blank', title, status, detail, faults, reference }));
    return;
  }
  const advice = status === 404;
  res.render('layout/error', { title, detail, faults, reference, isMissing: advice, isOurs: status >= 500 });
}
