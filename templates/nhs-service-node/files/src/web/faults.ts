import type { ErrorRequestHandler, RequestHandler } from 'express';

export const notFound: RequestHandler = (_req, res) => {
  res.status(404).render('pages/not-found');
};

/** People get plain words; the log gets the rest. */
export const failed: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) return next(error);
  const status = statusOf(error);
  if (status === 403) return res.status(403).render(res.locals['withoutHttps'] ? 'pages/no-https' : 'pages/session-ended');
  if (status < 500) return res.status(status).render('pages/bad-request');
  req.log.error({ err: error }, 'request failed');
  res.status(500).render('pages/problem');
};

/** Errors that Express and its parsers raise over a bad request carry a status; everything else is our fault. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
