import type { RequestHandler } from 'express';
import { csrfSync } from 'csrf-sync';

/**
 * Each session has a secret that pages put into their forms. A form without it did not come from a page of ours, and is
 * refused: see docs/adr/0003-refuse-forms-of-other-sites.md.
 */
export function csrf(): RequestHandler[] {
  const { csrfSynchronisedProtection, generateToken } = csrfSync({
    getTokenFromRequest: (req) => {
      const token: unknown = req.body?._csrf;
      return typeof token === 'string' ? token : undefined;
    },
  });
  return [
    csrfSynchronisedProtection,
    (req, res, next) => {
      // Made only when a page has a form, so that reading pages sets no cookie.
      res.locals['csrfToken'] = () => generateToken(req);
      next();
    },
  ];
}
