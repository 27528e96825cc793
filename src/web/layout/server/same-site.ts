import type { RequestHandler } from 'express';
import { HttpFault } from '../../../http/http-fault.ts';

/**
 * Lets only our own pages send forms here. There are no cookies to misuse, but somebody else's page must not spend a
 * reader's allowance, or put words in their mouth. Browsers say where a form comes from: by `Sec-Fetch-Site`, or by
 * `Origin` where that is missing (HTTP). Neither can be set by a page.
 */
export const sameSite: RequestHandler = (req, res, next) => {
  // Without it, forms of these pages would be sent with the origin `null`.
  res.set('Referrer-Policy', 'same-origin');
  if (req.method === 'GET' || req.method === 'HEAD' || isOwn(req)) {
    next();
    return;
  }
  const detail = 'The form did not come from a page of this hub. Open the page here and send it again.';
  throw new HttpFault(403, 'Not allowed', detail);
};

function isOwn(req: Parameters<RequestHandler>[0]): boolean {
  const site = req.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = req.get('Origin');
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === req.get('Host');
}
