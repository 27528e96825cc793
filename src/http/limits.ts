import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { HttpFault } from './http-fault.ts';

interface Limit {
  limit: number;
  per: 'minute' | 'hour';
  /** What people are told once it is too often. */
  detail: string;
  /** Which answers count; all unless given: what was refused was as much work. */
  counts?: (res: Response) => boolean;
  /** Paths that are exempt begin with this. */
  exempt?: string;
}

const milliseconds = { minute: 60_000, hour: 3_600_000 } as const;

/** How often one client address may ask. Beyond that the answer is 429. */
export function limitRequests({ limit, per, detail, counts, exempt }: Limit): RequestHandler {
  return rateLimit({
    windowMs: milliseconds[per],
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    ...(counts && {
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_req, res) => !counts(res),
    }),
    ...(exempt !== undefined && { skip: ({ path }) => path.startsWith(exempt) }),
    // The header is ignored on purpose: anybody can send it.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, _res, next) => {
      next(new HttpFault(429, 'Too many requests', detail));
    },
  });
}
