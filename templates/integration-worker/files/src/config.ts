[% if (mllp || mesh) { -%]
import { accessSync, constants } from 'node:fs';
[% } -%]
[% if (mllp) { -%]
import { isIP } from 'node:net';
[% } -%]
import { z } from 'zod';
[% if (format === 'hl7v2') { -%]
import { isCharacterSet } from './hl7v2-text.ts';
[% } -%]

const whole = (least: number, most: number) => {
  const message = `has to be a whole number from ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}`;
  return z.string().regex(/^\d{1,15}$/, message).transform(Number).refine((value) => value >= least && value <= most, message);
};
const milliseconds = (least = 0) => whole(least, 86_400_000);
const port = whole(0, 65_535);
const text = z.string();
const choice = <T extends string>(...values: [T, ...T[]]) =>
  z.enum(values, `has to be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`);
[% if (mllp || mesh) { -%]
const file = z.string().refine(isReadable, 'has to name a file that can be read');
[% } -%]

const settings = z
  .object({
    DATA: text.default('data'),
    INTAKE: choice('folder', 'http', 'both').default([%= ts(intake) %]),
    INTAKE_TOKEN: text.min(16, 'has to be at least 16 characters').optional(),
    DESTINATION_URL: z.url({ protocol: /^https?$/, error: 'has to be an address that begins with http:// or https://' }).optional(),
    DESTINATION_TIMEOUT_MS: milliseconds(1).default(10_000),
    HOST: text.default('127.0.0.1'),
    PORT: port.default(3100),
    CONCURRENCY: whole(1, 100).default(4),
    ORDER: choice('none', 'patient', 'sender').default('none'),
    POLL_MS: milliseconds(10).default(500),
    SETTLE_MS: milliseconds().default(500),
    LEASE_MS: milliseconds(200).default(15_000),
    ATTEMPTS: whole(1, 100_000).default(10),
    RETRY_FIRST_MS: milliseconds().default(1000),
    RETRY_LONGEST_MS: milliseconds().default(300_000),
    BREAKER_FAILURES: whole(2, 1000).default(5),
    BREAKER_LONGEST_MS: milliseconds().default(60_000),
    KEEP_DAYS: whole(0, 36_500).default(7),
    MOST_BYTES: whole(1, 1_000_000_000).default(5_000_000),
    MOST_WAITING: whole(1, 10_000_000).default(100_000),
    LEAST_FREE_BYTES: whole(0, 1_000_000_000_000_000).default(50_000_000),
[% if (format === 'hl7v2') { -%]
    HL7_CHARACTER_SET: text
      .refine(isCharacterSet, 'has to be a character set that MSH-18 may name, such as UNICODE UTF-8 or 8859/1')
      .default('UNICODE UTF-8'),
    HL7_TYPES: text
      .regex(/^[A-Z]{3}(\^[A-Z0-9]{3})?(,[A-Z]{3}(\^[A-Z0-9]{3})?)*$/, 'has to be types such as ADT,ORU^R01')
      .optional(),
    NHS_NUMBER: choice('optional', 'required').default('optional'),
    TIME_ZONE: text.refine(isTimeZone, 'has to be a time zone such as Europe/London').default('Europe/London'),
[% } -%]
[% if (mllp) { -%]
    MLLP_HOST: text.default('127.0.0.1'),
    MLLP_PORT: port.default(2575),
    MLLP_FROM: text
      .refine(isListOfAddresses, 'has to be any, or addresses and networks such as 10.1.2.3,10.20.0.0/16')
      .optional(),
    MLLP_CONNECTIONS: whole(1, 10_000).default(20),
    MLLP_FRAME_MS: milliseconds(1).default(30_000),
    MLLP_TLS_CERT: file.optional(),
    MLLP_TLS_KEY: file.optional(),
    MLLP_TLS_CA: file.optional(),
[% } -%]
[% if (mesh) { -%]
    MESH_URL: z.url({ protocol: /^https?$/, error: 'has to be an address that begins with http:// or https://' }).optional(),
    MESH_MAILBOX: text.optional(),
    MESH_PASSWORD: text.optional(),
    MESH_SHARED_KEY: text.optional(),
    MESH_CERT: file.optional(),
    MESH_KEY: file.optional(),
    MESH_CA: file.optional(),
    MESH_POLL_MS: milliseconds(1000).default(300_000),
    MESH_WORKFLOWS: text.optional(),
    MESH_TO: text.optional(),
    MESH_TO_WORKFLOW: text.optional(),
    MESH_CHUNK_BYTES: whole(1, 100_000_000).default(20_000_000),
[% } -%]
  })
  .superRefine((env, { addIssue }) => {
    const wrong = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message });
    if (env.INTAKE !== 'folder' && !env.INTAKE_TOKEN && !isLoopback(env.HOST))
      wrong('INTAKE_TOKEN', 'is needed when other machines can reach the HTTP intake (HOST)');
    if (env.RETRY_FIRST_MS > env.RETRY_LONGEST_MS) wrong('RETRY_FIRST_MS', 'has to be no longer than RETRY_LONGEST_MS');
[% if (mllp) { -%]
    if (!isLoopback(env.MLLP_HOST) && !env.MLLP_FROM && !env.MLLP_TLS_CA)
      wrong('MLLP_FROM', 'or MLLP_TLS_CA is needed when other machines can reach the MLLP listener (MLLP_HOST)');
    if (!env.MLLP_TLS_CERT !== !env.MLLP_TLS_KEY) wrong('MLLP_TLS_CERT', 'and MLLP_TLS_KEY go together');
    if (env.MLLP_TLS_CA && !env.MLLP_TLS_CERT) wrong('MLLP_TLS_CA', 'needs MLLP_TLS_CERT and MLLP_TLS_KEY');
[% } -%]
[% if (mesh) { -%]
    for (const name of ['MESH_MAILBOX', 'MESH_PASSWORD', 'MESH_SHARED_KEY'] as const)
      if (env.MESH_URL && !env[name]) wrong(name, 'is needed to use MESH (MESH_URL)');
    if (!env.MESH_CERT !== !env.MESH_KEY) wrong('MESH_CERT', 'and MESH_KEY go together');
    if (env.MESH_TO && !env.MESH_URL) wrong('MESH_URL', 'is needed to send by MESH (MESH_TO)');
    if (env.MESH_TO && !env.MESH_TO_WORKFLOW) wrong('MESH_TO_WORKFLOW', 'is needed to send by MESH (MESH_TO)');
    if (env.MESH_TO && env.DESTINATION_URL) wrong('MESH_TO', 'and DESTINATION_URL cannot both be the destination');
[% } -%]
  });

export type Config = Readonly<z.infer<typeof settings>>;

/** Reads the environment; README.md says what each variable does. Throws with everything that is wrong at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  // A variable that is set to nothing counts as not set.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const result = settings.safeParse(set);
  if (result.success) return Object.freeze(result.data);
  const faults = new Map<string, string>();
  for (const { path, message } of result.error.issues) faults.set(path.join('.'), faults.get(path.join('.')) ?? message);
  throw new Error(`The configuration is wrong:\n${[...faults].map(([name, fault]) => `${name} ${fault}.`).join('\n')}`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
[% if (mllp) { -%]

function isListOfAddresses(list: string): boolean {
  if (list.trim() === 'any') return true;
  return list.split(',').every((entry) => {
    const [address = '', bits, ...others] = entry.trim().split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    return isIP(address) > 0 && others.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
  });
}
[% } -%]
[% if (mllp || mesh) { -%]

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
[% } -%]
[% if (format === 'hl7v2') { -%]

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
[% } -%]
