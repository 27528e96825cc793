import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import { HttpFault } from './http-fault.ts';
import { referenceOf } from './request-log.ts';

/** What may be said of a failure to whoever asked. Nothing of its inside: no stack, no message of a bug. */
export interface ErrorResponse {
  status: number;
  title: string;
  detail: string;
  faults: readonly string[];
}

/** The one table from a failure to its status and words. */
export function toErrorResponse(error: unknown): ErrorResponse {
  if (error instanceof Problem)
    return { status: error.status, title: error.title, detail: error.message, faults: error.faults };
  if (error instanceof HttpFault)
    return { status: error.status, title: error.title, detail: error.message, faults: [] };
  const status = clientFault(error);
  if (status !== undefined) {
    const detail = 'The address or the content of the request could not be read.';
    return { status, title: 'Invalid request', detail, faults: [] };
  }
  const detail = 'Something went wrong on our side. Try again later.';
  return { status: 500, title: 'Sorry, there is a problem with this service', detail, faults: [] };
}

/** Express marks what it could not read (a wrong %-escape, a body too large) with a 4xx status. */
function clientFault(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}

/** Answers as `application/problem+json` (RFC 9457). */
export function sendProblem(
  req: Request,
  res: Response,
  { status, title, detail, faults }: ErrorResponse,
): void {
  const [instance = ''] = req.originalUrl.split('?', 1);
  const reference = referenceOf(res);
  const body = {
    ...{ type: 'about:blank', title, status, detail, instance },
    ...(faults.length > 0 && { faults }),
    ...(reference !== '' && { reference }),
  };
  res.status(status).set('Cache-Control', 'no-store').type('application/problem+json');
  if (status === 401) res.set('WWW-Authenticate', 'Bearer realm="Open Code Hub"');
  res.send(JSON.stringify(body));
}

/**
 * Where failures become answers.
 *
 * @param send writes the answer, once the failure is in words
 */
export function errorHandler(
  log: Log,
  send: (req: Request, res: Response, response: ErrorResponse) => void = sendProblem,
): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const response = toErrorResponse(error);
    if (response.status >= 500)
      log.error({ err: error, path: req.path, reference: referenceOf(res) }, 'A request failed');
    if (error instanceof Problem && error.retryAfterSeconds !== undefined)
      res.set('Retry-After', String(error.retryAfterSeconds));
    send(req, res, response);
  };
}
