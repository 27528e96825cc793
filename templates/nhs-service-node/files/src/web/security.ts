import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Pages use what this server gives them and nothing else but the NHS font, are shown nowhere else, and are kept by no cache. */
export function security({ https, nhsFont }: { https: boolean; nhsFont: boolean }): RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as Response).locals['cspNonce']}'`],
        styleSrc: ["'self'"],
        fontSrc: [nhsFont ? 'https://assets.nhs.uk' : "'none'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https && { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  return [
    (_req, res, next) => {
      res.locals['cspNonce'] = randomBytes(16).toString('base64');
      res.set('Cache-Control', 'no-store');
      res.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
      next();
    },
    headers,
  ];
}
