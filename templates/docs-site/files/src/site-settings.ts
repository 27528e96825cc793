import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const settings = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  organisation: z.string().min(1),
  copyright: z.string().min(1),
  team: z.string().min(1),
  email: z.email(),
  phase: z.enum(['prototype', 'alpha', 'beta', 'live']),
  header: z.enum(['plain', 'nhsuk', 'organisation']).default('plain'),
  repository: z.url().transform((url) => url.replace(/\/+$/, '')),
  address: z.url().endsWith('/', 'must end with a slash'),
  navigation: z.array(z.strictObject({ title: z.string().min(1), page: z.string().min(1) })).max(8),
});

/** What `site.yml` says. */
export type SiteSettings = z.infer<typeof settings>;

/** Reads `site.yml`. Throws with everything that is wrong with it. */
export async function readSiteSettings(path: string): Promise<SiteSettings> {
  return parsed(settings, await readFile(path, 'utf8'), 'site.yml');
}

/** A YAML text as a schema has it. Throws with the file and everything that is wrong with it. */
export function parsed<T>(schema: z.ZodType<T>, text: string, file: string): T {
  const result = schema.safeParse(parse(text) ?? {});
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `  ${path.join('.') || 'all of it'}: ${message}`);
  throw new Error(`${file} is wrong.\n${faults.join('\n')}`);
}
