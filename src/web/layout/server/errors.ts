import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Log } from '../../../base/log.ts';
import { errorHandler, sendProblem, type ErrorResponse } from '../../../http/error-response.ts';
import { HttpFault } from '../../../http/http-fault.ts';
import { referenceOf } from '../../../http/request-log.ts';

/** Pages that no form is sent to can only be read. */
export const onlyRead: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') next();
  else throw new HttpFault(405, 'Method not allowed', 'Pages can only be read.');
};

/** Answers a failure: a page for browsers, `application/problem+json` for everything else. */
export function pageErrorHandler(log: Log): ErrorRequestHandler {
  return errorHandler(log, (req, res, response) => {
    res.vary('Accept');
    if (isForBrowsers(req)) renderError(res, response);
    else sendProblem(req, res, response);
  });
}

function isForBrowsers(req: Request): boolean {
  return !/^\/(?:api|health)\//.test(req.path) && req.accepts(['html', 'json']) === 'html';
}

function renderError(res: Response, { status, title, detail, faults }: ErrorResponse): void {
  const reference = referenceOf(res);
  res.status(status).set('Cache-Control', 'no-store');
  res.render('layout/error', {
    ...{ title, detail, faults, reference },
    isMissing: status === 404,
    isOurs: status >= 500,
  });
}
