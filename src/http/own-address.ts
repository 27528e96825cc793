import type { Request } from 'express';

const host = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/i;

/**
 * Where this hub was asked, such as `https://code.nhs.example`; undefined where the request names no plain host. Behind a
 * proxy it is right where that proxy is trusted (`CODEHUB_PROXIES`). What holds it must not be kept for others: a request can
 * name any host.
 */
export function ownAddress(req: Request): string | undefined {
  const named: string | undefined = req.host;
  return named !== undefined && host.test(named) ? `${req.protocol}://${named}` : undefined;
}
