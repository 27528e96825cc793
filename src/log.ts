import { pino } from 'pino';
import type { Log } from './base/log.ts';

/** Structured lines on standard error, so that standard output holds answers alone. Secrets are cut out by name. */
export function createLog(level: string): Log {
  const options = { level, redact: ['token', 'authorization', '*.token', '*.authorization'], base: undefined };
  return pino(options, pino.destination({ fd: 2, sync: true }));
}
