import { Cron } from 'croner';
import { z } from 'zod';
import { readYaml, type YamlReading } from '../base/yaml-file.ts';
import { decisionSchema } from '../decisions/decisions.ts';
import { isLicenceExpression } from '../licence/licence.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { collectionSchema, softwareSchema } from './catalogue-collections.ts';
import { accountFields, login, reportAccounts, text, withAccounts } from './catalogue-accounts.ts';
import { templatePlaceSchema } from './template-places.ts';
import { bodyTypes, nations, type Organisation } from '../domain/organisation.ts';

const link = z.url({ protocol: /^https?$/, error: 'must be a web address that starts with https://' });
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of: ${values.join(', ')}` });

const organisation = z.strictObject({
  login,
  ...accountFields,
  name: text,
  bodyType: oneOf(bodyTypes),
  nation: oneOf(nations),
  homepage: link.nullable().default(null),
  parent: text.nullable().default(null),
  predecessors: z.array(text).default([]),
  successor: text.nullable().default(null),
  policies: z.array(text).optional(),
});

const gitSource = z.strictObject({
  url: text.regex(/^(https?|ssh|git|file):\/\/|^\//, 'must be a git URL (https://…) or an absolute path'),
  organisation: login,
  name: text.regex(/^[\w.-]+$/, 'must hold only letters, digits, dots, hyphens and underscores'),
  description: text.nullable().default(null),
});

const curation = z.strictObject({
  repository: text.regex(/^[\w.-]+\/[\w.-]+$/, 'must be written as owner/name'),
  expression: text.refine(
    isLicenceExpression,
    'must be an SPDX expression such as MIT or MIT AND OGL-UK-3.0',
  ),
  by: text,
  on: z.iso.date('must be a date such as "2026-11-23"'),
  because: text,
  path: text,
  blob: text.regex(
    /^[0-9a-f]{40}$|^[0-9a-f]{64}$/,
    'must be the git object id of the file (git rev-parse HEAD:LICENCE)',
  ),
});

const schedule = z
  .strictObject({
    harvest: text
      .refine(isCron, 'must be a cron expression such as "17 * * * *" (minute hour day month weekday)')
      .default('17 * * * *'),
    overdueAfterHours: z.number('must be a number of hours').positive('must be more than 0').default(26),
  })
  .prefault({});

const number = (most: number) =>
  z
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(most, `must be ${most} or less`);

const upgrades = z
  .strictObject({
    schedule: text.refine(
      isCron,
      'must be a cron expression such as "0 7 * * 1" (minute hour day month weekday)',
    ),
    coolDownDays: number(365).default(7),
    maxPerRun: number(50).default(10),
    maxOpenPerOrganisation: number(1000).default(5),
  })
  .optional();

function catalogueSchema(policies: readonly string[]) {
  const policy = text.refine(
    (id) => policies.includes(id),
    `must name a policy of this hub: ${policies.join(', ')}`,
  );
  return z
    .strictObject({
      title: text.default('Open Code Hub'),
      brand: text.default('Open Code Hub'),
      contact: text.nullable().default(null),
      policies: z.array(policy).default([]),
      organisations: z.array(organisation.extend({ policies: z.array(policy).optional() })).default([]),
      repositories: z.array(gitSource).default([]),
      licences: z.array(curation).default([]),
      decisions: z.array(decisionSchema).default([]),
      collections: z.array(collectionSchema).default([]),
      software: z.array(softwareSchema).default([]),
      templates: z.array(templatePlaceSchema).default([]),
      schedule,
      upgrades,
    })
    .superRefine(reportConflicts)
    .transform(({ policies: common, organisations, ...rest }) => ({
      ...rest,
      organisations: organisations.map((each) => toOrganisation(each, common)),
    }));
}

type OrganisationEntry = z.infer<typeof organisation>;

function toOrganisation({ policies, ...entry }: OrganisationEntry, common: string[]): Organisation {
  return { ...withAccounts(entry), policies: policies ?? common };
}

interface Entries {
  licences: { repository: string }[];
  decisions: { id: string }[];
  collections: { id: string }[];
  software: { name: string }[];
  organisations: OrganisationEntry[];
  repositories: { url: string; organisation: string; name: string }[];
}

function reportConflicts(
  { organisations, repositories, licences, decisions, collections, software }: Entries,
  context: z.RefinementCtx,
): void {
  const logins = organisations.map(({ login }) => login);
  const urls = repositories.map(({ url }) => url);
  const names = repositories.map(({ organisation, name }) => `${organisation}/${name}`);
  reportDoubles(logins, ['organisations', 'login'], context);
  reportAccounts(organisations, context);
  reportDoubles(
    licences.map(({ repository }) => repository),
    ['licences', 'repository'],
    context,
  );
  reportDoubles(
    decisions.map(({ id }) => id),
    ['decisions', 'id'],
    context,
  );
  reportDoubles(
    collections.map(({ id }) => id),
    ['collections', 'id'],
    context,
  );
  reportDoubles(
    software.map(({ name }) => name),
    ['software', 'name'],
    context,
  );
  reportDoubles(urls, ['repositories', 'url'], context);
  reportDoubles(names, ['repositories', 'name'], context);
  if (organisations.length + repositories.length > 0) return;
  const message = 'names no organisation and no repository: there is nothing to harvest.';
  context.addIssue({ code: 'custom', path: [], message });
}

/**
 * Parses `catalog.yml`.
 *
 * @param policies ids of the policies that organisations may name
 * @returns the catalogue, or every fault with its line
 */
export function readCatalogue(
  content: string,
  file: string,
  policies: readonly string[],
): YamlReading<Catalogue> {
  return readYaml(content, file, catalogueSchema(policies));
}

function reportDoubles(values: string[], [list, field]: [string, string], context: z.RefinementCtx): void {
  const seen = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const key = value.toLowerCase();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else
      context.addIssue({
        code: 'custom',
        path: [list, index, field],
        message: `${value} is already listed (entry ${first + 1})`,
      });
  }
}

function isCron(expression: string): boolean {
  try {
    new Cron(expression, { paused: true });
    return true;
  } catch {
    return false;
  }
}
