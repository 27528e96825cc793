import type { Application, Request } from 'express';

const host = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/i;
const setting = 'public address';

/** Tells an application where people reach it, such as `https://code.nhs.example`; undefined where nobody said so. */
export function setOwnAddress(app: Application, address: string | undefined): void {
  app.set(setting, address);
}

/**
 * Where people reach this hub: the address that it was told, else where it was asked, which is right behind a proxy that is
 * trusted (`CODEHUB_PROXIES`). Undefined where the request names no plain host. What holds it must not be kept for others: a
 * request can name any host.
 */
export function ownAddress(req: Request): string | undefined {
  const told: unknown = req.app.get(setting);
  if (typeof told === 'string') return told;
  const named: string | undefined = req.host;
  return named !== undefined && host.test(named) ? `${req.protocol}://${named}` : undefined;
}
