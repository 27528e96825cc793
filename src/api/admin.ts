import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Problem } from '../base/problem.ts';

/**
 * Lets a request pass that carries the administrator's token, as `Authorization: Bearer …`.
 *
 * @param token undefined where none is configured: then nobody may pass
 */
export function requireAdmin(token: string | undefined): RequestHandler {
  return (req, _res, next) => {
    if (token === undefined)
      throw new Problem(
        'forbidden',
        'This hub has no administrator’s token (CODEHUB_ADMIN_TOKEN), so nothing can be started here.',
      );
    const [, given] = /^Bearer +(\S+)$/i.exec(req.get('Authorization') ?? '') ?? [];
    if (given === undefined)
      throw new Problem('unauthorised', 'Send the administrator’s token as “Authorization: Bearer …”.');
    if (!isSameSecret(given, token))
      throw new Problem('unauthorised', 'That is not the administrator’s token.');
    next();
  };
}

/** Digests have one length, so that neither the time taken nor a length tells how much of a guess was right. */
export function isSameSecret(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
