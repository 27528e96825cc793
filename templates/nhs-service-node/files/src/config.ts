import { randomBytes } from 'node:crypto';
import { z } from 'zod';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(levels).default('info'),
  /** How many proxies stand in front: they say where a request came from, and whether by HTTPS. */
  PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DATA_FOLDER: z.string().min(1).default('data'),
  /** How long requests may take to finish when the service is asked to stop, in seconds. */
  STOP_SECONDS: z.coerce.number().int().min(0).max(300).default(10),
});

export interface Config {
  production: boolean;
  host: string;
  port: number;
  logLevel: (typeof levels)[number];
  proxies: number;
  sessionSecret: string;
  dataFolder: string;
  stopSeconds: number;
}

/** Settings that are not right. The message names each of them, and never repeats a value: it may be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads every setting from the environment, and nothing else of this service reads it.
 *
 * @throws ConfigError with all faults at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { data, error } = settings.safeParse(given);
  const faults = error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  const production = given['NODE_ENV'] === 'production';
  if (production && given['SESSION_SECRET'] === undefined) faults.push('SESSION_SECRET: is needed in production');
  if (data === undefined || faults.length > 0)
    throw new ConfigError(`Settings are not right:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  return Object.freeze({
    production,
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    proxies: data.PROXIES,
    sessionSecret: data.SESSION_SECRET ?? randomBytes(32).toString('base64url'),
    dataFolder: data.DATA_FOLDER,
    stopSeconds: data.STOP_SECONDS,
  });
}
