import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * In production the session cookie travels over HTTPS alone, so that without it every form is refused. A proxy that speaks HTTPS
 * but is not counted in PROXIES looks the same from here: it is noticed by its header, and logged once.
 */
export function noticeHttps({ https, log }: { https: boolean; log: Logger }): RequestHandler {
  let logged = false;
  return (req, res, next) => {
    const withoutHttps = https && !req.secure;
    res.locals['withoutHttps'] = withoutHttps;
    if (withoutHttps && !logged && req.get('x-forwarded-proto')?.startsWith('https')) {
      logged = true;
      log.warn('A proxy says that it speaks HTTPS, but is not trusted: set PROXIES to the number of proxies in front');
    }
    next();
  };
}
