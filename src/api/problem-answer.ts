import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';

interface Told {
  status: number;
  title: string;
  detail: string;
  faults?: readonly string[];
}

/** Answers as `application/problem+json` (RFC 9457). */
export function answerProblem(
  req: Request,
  res: Response,
  { status, title, detail, faults = [] }: Told,
): void {
  const [instance = ''] = req.originalUrl.split('?', 1);
  const body = { type: 'about:blank', title, status, detail, instance, ...(faults.length > 0 && { faults }) };
  res.status(status).set('Cache-Control', 'no-store').type('application/problem+json');
  res.send(JSON.stringify(body));
}

/** The one place where failures become answers. Of a bug nothing is told but that it is ours. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const told = tell(error);
    if (told.status >= 500) log.error({ err: error, path: req.path }, 'An API request failed');
    if (told.status === 401) res.set('WWW-Authenticate', 'Bearer realm="Open Code Hub"');
    answerProblem(req, res, told);
  };
}

function tell(error: unknown): Told {
  if (error instanceof Problem) {
    return { status: error.status, title: error.title, detail: error.message, faults: error.faults };
  }
  const status = clientFault(error);
  if (status !== undefined)
    return {
      status,
      title: 'The request is not right',
      detail: 'The address or the content of the request could not be read.',
    };
  return {
    status: 500,
    title: 'Something went wrong',
    detail: 'This is a fault of the hub. Try again later.',
  };
}

/** Express marks what it could not read (a wrong %-escape, a body too large) with a 4xx status. */
function clientFault(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}
