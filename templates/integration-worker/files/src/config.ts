import { z } from 'zod';

const milliseconds = z.coerce.number().int().min(0).max(86_400_000);
const count = z.coerce.number().int().min(1);

const settings = z
  .object({
    DATA: z.string().min(1).default('data'),
    INTAKE: z.enum(['folder', 'http', 'both']).default([%= ts(intake) %]),
    INTAKE_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
    DESTINATION_URL: z.url({ protocol: /^https?$/ }).optional(),
    DESTINATION_TIMEOUT_MS: milliseconds.default(10_000),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3100),
    CONCURRENCY: count.max(100).default(4),
    POLL_MS: milliseconds.min(10).default(500),
    SETTLE_MS: milliseconds.default(500),
    LEASE_MS: milliseconds.min(200).default(15_000),
    ATTEMPTS: count.max(100).default(10),
    RETRY_FIRST_MS: milliseconds.default(1000),
    RETRY_LONGEST_MS: milliseconds.default(300_000),
    KEEP_DAYS: z.coerce.number().min(0).default(7),
    MOST_BYTES: count.default(5_000_000),
  })
  .refine((env) => env.INTAKE === 'folder' || env.INTAKE_TOKEN || isLoopback(env.HOST), {
    path: ['INTAKE_TOKEN'],
    message: 'is needed when other machines can reach the HTTP intake (HOST)',
  });

export type Config = Readonly<z.infer<typeof settings>>;

/** Reads the environment; README.md says what each variable does. Throws with everything that is wrong at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const result = settings.safeParse(env);
  if (result.success) return Object.freeze(result.data);
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`Configuration is wrong.\n${faults.join('\n')}`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
