import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Log } from '../base/log.ts';

const quiet = /^\/(health|assets)\//;

/**
 * Gives each request a reference (also the header `X-Request-Id`) and writes one line when it has been answered.
 * Only method, path, status and time are written: never the query string, a header or a body.
 */
export function requestLog(log: Log): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const { method, path } = req;
    const reference = randomUUID();
    res.locals['reference'] = reference;
    res.setHeader('X-Request-Id', reference);
    res.on('close', () => {
      const milliseconds = Math.round(performance.now() - started);
      const details = { reference, method, path, status: res.statusCode, milliseconds };
      const outcome = res.writableFinished ? 'Answered' : 'The client went away';
      log[quiet.test(path) ? 'debug' : 'info'](details, outcome);
    });
    next();
  };
}

/** What people quote when they report a fault. */
export function referenceOf(res: Response): string {
  return String(res.locals['reference'] ?? '');
}
