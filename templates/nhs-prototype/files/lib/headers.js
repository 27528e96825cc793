import { randomBytes } from 'node:crypto';
import helmet from 'helmet';
import { strictPolicy } from './policy.js';

/**
 * Headers of every answer. Online, pages use what `online` of app/config.js allows and nothing else. On the machine of
 * whoever builds the prototype they may use anything: the browser only reports what would be blocked online, and the
 * page says so (lib/browser/development.js).
 *
 * @param {{ online: { framedBy: string[] }, nhsFonts: boolean }} site
 * @param {{ production: boolean }} options
 */
export function headers(site, { production }) {
  const framed = !production || site.online.framedBy.length > 0;
  const secure = helmet({
    contentSecurityPolicy: { ...strictPolicy(site), reportOnly: !production },
    crossOriginOpenerPolicy: production && !framed,
    crossOriginResourcePolicy: production,
    // Pages of the prototype may go back to where somebody came from; other sites learn its address at most.
    referrerPolicy: { policy: site.online.sites.length > 0 || !production ? 'strict-origin-when-cross-origin' : 'same-origin' },
    // Browsers would refuse http://localhost for a year.
    strictTransportSecurity: production,
    xFrameOptions: framed ? false : { action: 'deny' },
  });
  return [
    (req, res, next) => {
      res.locals.cspNonce = randomBytes(16).toString('base64');
      res.set('X-Robots-Tag', 'noindex, nofollow');
      if (!req.path.startsWith('/assets/')) res.set('Cache-Control', 'no-store');
      next();
    },
    secure,
  ];
}
