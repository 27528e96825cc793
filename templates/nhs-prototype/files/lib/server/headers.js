import { randomBytes } from 'node:crypto';
import helmet from 'helmet';

/** Pages use what this server gives them and nothing else, and no search engine lists them. */
export function headers() {
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (req, res) => `'nonce-${res.locals.cspNonce}'`],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
  });
  return [
    (req, res, next) => {
      res.locals.cspNonce = randomBytes(16).toString('base64');
      res.set('X-Robots-Tag', 'noindex, nofollow');
      next();
    },
    secure,
    (req, res, next) => {
      if (!req.path.startsWith('/assets/')) res.set('Cache-Control', 'no-store');
      next();
    },
  ];
}
