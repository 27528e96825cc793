import type { RequestHandler } from 'express';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import { HttpFault } from './http-fault.ts';

/** Reads the body of a form: names to a text, or to several. Larger than any form of ours is refused (413). */
export function formBody(): RequestHandler {
  return express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 200 });
}

/**
 * How often one client address may do something in an hour.
 *
 * @param detail what people are told once it is too often
 * @param options.all whether what was refused counts too
 */
export function hourlyLimit(limit: number, detail: string, { all = false } = {}): RequestHandler {
  return rateLimit({
    windowMs: 3_600_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipFailedRequests: !all,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, _res, next) => {
      next(new HttpFault(429, 'Too many requests', detail));
    },
  });
}
