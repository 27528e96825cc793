import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { isSecureAddress } from '../base/secure-address.ts';
import { accountForges, apiOf, type AccountForgeName, type ForgeApi } from '../domain/forges.ts';
import type { TemplatePlace } from '../domain/template-place.ts';
import {
  embeddingsOf,
  embeddingVariables,
  faultsOfEmbeddings,
  type EmbeddingSettings,
} from './embedding-variables.ts';
import { ownPolicyFolder } from './load-policies.ts';
import { readTemplatePlaces } from './template-places.ts';

const filled = z.string().trim().min(1);
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL such as ${example}` });

function isAddress(text: string): boolean {
  const [address = '', range, ...more] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const fits = range === undefined || (/^\d{1,3}$/.test(range) && Number(range) <= bits);
  return bits > 0 && fits && more.length === 0;
}

const apiUrl = (address: string) => url(/^https?$/, address).default(address);

type Prefix = Uppercase<AccountForgeName>;
type ForgeVariables = Record<`${Prefix}_TOKEN`, z.ZodOptional<typeof filled>> &
  Record<`${Prefix}_API_URL`, ReturnType<typeof apiUrl>>;

const prefixOf = (forge: AccountForgeName) => forge.toUpperCase() as Prefix;

/** `GITHUB_TOKEN`, `GITHUB_API_URL` and so on: two for each forge that holds accounts. */
function forgeVariables(): ForgeVariables {
  const pairs = accountForges.flatMap((forge) => [
    [`${prefixOf(forge)}_TOKEN`, filled.optional()],
    [`${prefixOf(forge)}_API_URL`, apiUrl(apiOf(forge).address)],
  ]);
  return Object.fromEntries(pairs) as ForgeVariables;
}

/** Addresses that secrets are part of go out encrypted; a program on this machine may listen without. */
const outgoing = filled.refine(isSecureAddress, 'must be an address that starts with https://');

const mailAddress = /^[^\s@,<>]{1,64}@[\w.-]{1,200}$/;

/** The weekly digest: all three, or none. */
const mailVariables = {
  CODEHUB_SMTP_URL: url(/^smtps?$/, 'smtps://user:password@mail.example:465').optional(),
  CODEHUB_DIGEST_FROM: filled.regex(mailAddress, 'must be an e-mail address').optional(),
  CODEHUB_DIGEST_TO: z
    .string()
    .transform((list) => list.split(',').map((each) => each.trim()))
    .refine(
      (list) => list.every((each) => mailAddress.test(each)),
      'must list e-mail addresses, with commas between',
    )
    .optional(),
};

const variables = z.object({
  ...forgeVariables(),
  ...embeddingVariables,
  CODEHUB_CATALOG: filled.default('./catalog.yml'),
  CODEHUB_DATA: filled.default('./data'),
  CODEHUB_POLICIES: filled.optional(),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://codehub@localhost/codehub').optional(),
  MEILISEARCH_URL: url(/^https?$/, 'http://127.0.0.1:7700').optional(),
  MEILISEARCH_API_KEY: filled.optional(),
  MEILISEARCH_SEARCH_KEY: filled.optional(),
  CODEHUB_ADMIN_TOKEN: z.string().min(16, 'must be at least 16 characters long').optional(),
  CODEHUB_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((each) => each.trim()))
    .refine(
      (list) => list.every(isAddress),
      'must list IP addresses or ranges such as 10.0.0.0/8, with commas between',
    )
    .default([]),
  CODEHUB_GITHUB_CLIENT_ID: filled
    .regex(/^[\w.-]{1,100}$/, 'must be the client ID of an OAuth app')
    .optional(),
  CODEHUB_ALARM_URL: outgoing.optional(),
  CODEHUB_HEARTBEAT_URL: outgoing.optional(),
  ...mailVariables,
  CODEHUB_PUBLIC_URL: url(/^https?$/, 'https://hub.example').optional(),
  HOST: filled.default('127.0.0.1'),
  PORT: z.coerce
    .number('must be a number from 0 to 65535')
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(65535, 'must be 65535 or less')
    .default(3000),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
});

export interface Environment {
  forges: Readonly<Record<AccountForgeName, ForgeApi>>;
  /** Absolute paths. */
  catalogFile: string;
  dataFolder: string;
  /** The operator's own policy packs, beside those of the hub; empty for none. */
  policyFolder: readonly string[];
  /** Templates of organisations, beside those of the hub and of the catalogue. */
  templatePlaces: readonly TemplatePlace[];
  databaseUrl: string | undefined;
  /** Undefined for embedded search alone. Without keys the server must not ask for any. */
  meilisearch: { url: string; apiKey: string | undefined; searchKey: string | undefined } | undefined;
  /** What orders searches by meaning, too; undefined for words alone. */
  embeddings: EmbeddingSettings | undefined;
  adminToken: string | undefined;
  /** Of the OAuth app that people sign in with to publish; undefined: they give a token. */
  githubClientId: string | undefined;
  /** Proxies in front of the hub, as addresses and ranges: what they say of who asks is believed. */
  proxies: readonly string[];
  /** Secrets: whoever has one can send there. */
  alarmUrl: string | undefined;
  heartbeatUrl: string | undefined;
  /** The mail server of the digest, its sender and who gets it. */
  mail: { url: string; from: string; to: readonly string[] } | undefined;
  /** Where people open the hub, without a slash at the end. */
  publicUrl: string | undefined;
  host: string;
  /** 0 lets the system choose. */
  port: number;
  logLevel: z.infer<typeof variables>['LOG_LEVEL'];
}

export type EnvironmentReading =
  { environment: Environment; faults: [] } | { environment: undefined; faults: string[] };

/**
 * Reads the environment variables of the contract. An empty variable counts as not set.
 *
 * @param folder what relative paths are relative to
 * @returns the settings, or every fault, each a sentence that starts with the variable's name and never holds its value
 */
export function readEnvironment(env: NodeJS.ProcessEnv, folder: string): EnvironmentReading {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = variables.safeParse(Object.fromEntries(set));
  if (!parsed.success) {
    return {
      environment: undefined,
      faults: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    };
  }
  const { data } = parsed;
  const templates = readTemplatePlaces(env, folder);
  const faults = [...lackingOfMail(data), ...faultsOfEmbeddings(data), ...templates.faults];
  if (faults.length > 0) return { environment: undefined, faults };
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  return {
    environment: {
      forges: forgeApis(data),
      catalogFile: absolute(data.CODEHUB_CATALOG),
      dataFolder: absolute(data.CODEHUB_DATA),
      policyFolder: ownPolicyFolder(env, folder),
      templatePlaces: templates.places,
      databaseUrl: data.DATABASE_URL,
      meilisearch: meilisearchOf(data),
      embeddings: embeddingsOf(data),
      adminToken: data.CODEHUB_ADMIN_TOKEN,
      githubClientId: data.CODEHUB_GITHUB_CLIENT_ID,
      proxies: data.CODEHUB_PROXIES,
      ...outgoingOf(data),
      host: data.HOST,
      port: data.PORT,
      logLevel: data.LOG_LEVEL,
    },
    faults: [],
  };
}

/** What goes out from the hub by itself. */
function outgoingOf(
  data: z.infer<typeof variables>,
): Pick<Environment, 'alarmUrl' | 'heartbeatUrl' | 'mail' | 'publicUrl'> {
  const { CODEHUB_SMTP_URL: smtp, CODEHUB_DIGEST_FROM: from, CODEHUB_DIGEST_TO: to } = data;
  return {
    alarmUrl: data.CODEHUB_ALARM_URL,
    heartbeatUrl: data.CODEHUB_HEARTBEAT_URL,
    mail: smtp && from && to ? { url: smtp, from, to } : undefined,
    publicUrl: data.CODEHUB_PUBLIC_URL?.replace(/\/+$/, ''),
  };
}

/** Of the variables of the digest those that are not set where others are. */
function lackingOfMail(data: z.infer<typeof variables>): string[] {
  const names = ['CODEHUB_SMTP_URL', 'CODEHUB_DIGEST_FROM', 'CODEHUB_DIGEST_TO'] as const;
  const lacking = names.filter((name) => data[name] === undefined);
  if (lacking.length === 0 || lacking.length === names.length) return [];
  return lacking.map((name) => `${name} must be set, too: the digest needs ${names.join(', ')}.`);
}

function forgeApis(data: z.infer<typeof variables>): Environment['forges'] {
  const apis = accountForges.map((forge): [AccountForgeName, ForgeApi] => {
    const prefix = prefixOf(forge);
    return [forge, { token: data[`${prefix}_TOKEN`], apiUrl: data[`${prefix}_API_URL`].replace(/\/+$/, '') }];
  });
  return Object.fromEntries(apis) as Record<AccountForgeName, ForgeApi>;
}

function meilisearchOf(data: z.infer<typeof variables>): Environment['meilisearch'] {
  const { MEILISEARCH_URL: url, MEILISEARCH_API_KEY: apiKey, MEILISEARCH_SEARCH_KEY: searchKey } = data;
  return url === undefined ? undefined : { url: url.replace(/\/+$/, ''), apiKey, searchKey };
}
