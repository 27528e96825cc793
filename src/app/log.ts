import { pino } from 'pino';
import type { Log } from '../base/log.ts';

const secrets = ['token', 'authorization', '*.token', '*.authorization'];

/** Structured lines on standard error, so that standard output holds answers alone. Secrets are cut out by name. */
export function createLog(level: string): Log {
  return pino({ level, redact: secrets }, pino.destination({ fd: 2, sync: true }));
}
