import { z } from 'zod';
import { text } from './catalogue-accounts.ts';

/** A page lists no more; a longer list is several. */
const maxRepositories = 100;

const link = z.url({ protocol: /^https?$/, error: 'must be a web address that starts with https://' });
const fullName = text.regex(/^[\w.-]+(?:\/[\w.-]+)+$/, 'must be written as owner/name');

/** Lists of repositories that people curate. */
export const collectionSchema = z.strictObject({
  id: text.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must hold only small letters, digits and hyphens'),
  title: text.max(100, 'must be 100 characters or fewer'),
  why: text.max(2_000, 'must be 2,000 characters or fewer'),
  repositories: z
    .array(fullName, { error: 'must be a list of repositories, each as owner/name' })
    .min(1, 'must name at least one repository')
    .max(maxRepositories, `must name ${maxRepositories} repositories or fewer`)
    .superRefine(reportRepeated),
});

const softwareUser = z.strictObject({
  body: text,
  purpose: text.max(500, 'must be 500 characters or fewer').nullable().default(null),
  since: z
    .string({ error: 'must be a year or a day in quotation marks, such as "2024"' })
    .regex(/^\d{4}(?:-\d\d-\d\d)?$/, 'must be a year or a day, such as "2024" or "2024-06-01"')
    .nullable()
    .default(null),
});

/** Software that bodies say they run. */
export const softwareSchema = z
  .strictObject({
    name: text,
    repository: fullName.nullable().default(null),
    url: link.nullable().default(null),
    usedBy: z.array(softwareUser).min(1, 'must name at least one body'),
  })
  .refine(({ repository, url }) => repository !== null || url !== null, {
    message: 'must have a repository (owner/name) of this hub or a url',
  });

function reportRepeated(names: readonly string[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name.toLowerCase()))
      context.addIssue({ code: 'custom', path: [index], message: `${name} is already in this list` });
    seen.add(name.toLowerCase());
  }
}
