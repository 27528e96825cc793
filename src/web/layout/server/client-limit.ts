import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { HttpFault } from './http-fault.ts';

/** Each client address may ask so many times a minute; health is exempt, so that monitors never trip it. */
export function clientLimit(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: ({ path }) => path.startsWith('/health/'),
    // The header is ignored on purpose: anybody can send it.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, _res, next) => {
      next(new HttpFault(429, 'Too many requests', 'You have sent many requests. Try again in a minute.'));
    },
  });
}
