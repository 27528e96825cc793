import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import { readYaml } from '../base/yaml-file.ts';
import type { TemplatePlace } from '../domain/template-place.ts';
import { text } from './catalogue-accounts.ts';

const ownerPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const gitAddress = /^(?:https?|ssh|git|file):\/\/.|^[\w.-]+@[\w.-]+:./;
const refPattern = /^[A-Za-z0-9][\w./+-]{0,200}$/;

/** An entry of `templates` in the catalogue. */
export const templatePlaceSchema = z
  .strictObject({
    from: text.refine(
      (from) => gitAddress.test(from) || from.startsWith('/'),
      'must be a git URL (https://…) or an absolute path',
    ),
    ref: text.regex(refPattern, 'must be a tag or a branch').nullable().default(null),
    owner: text
      .regex(ownerPattern, 'must be lower-case words joined by hyphens')
      .max(60, 'must be 60 characters or fewer')
      .nullable()
      .default(null),
  })
  .refine(({ from, ref }) => ref === null || gitAddress.test(from), {
    path: ['ref'],
    message: 'can be given for a repository only, not for a folder',
  })
  .transform((entry): TemplatePlace => ({ kind: gitAddress.test(entry.from) ? 'git' : 'folder', ...entry }));

/**
 * The places in `CODEHUB_TEMPLATES`: folders and addresses with commas between, each with its owner before it
 * (`OWNER=PLACE`) and a tag or branch behind an address (`#v1.2.0`) where wanted.
 *
 * @param folder what relative paths are relative to
 * @returns the places, and every fault as a sentence that holds no credentials
 */
export function readTemplatePlaces(
  { CODEHUB_TEMPLATES: list = '' }: NodeJS.ProcessEnv,
  folder: string,
): { places: TemplatePlace[]; faults: string[] } {
  const places: TemplatePlace[] = [];
  const faults: string[] = [];
  const entries = list.split(',').map((each) => each.trim());
  for (const [index, entry] of entries.entries()) {
    if (entry === '') continue;
    const [, owner = null, place = entry] = /^([^=/:]+)=(.+)$/.exec(entry) ?? [];
    const [, from = place, ref = null] = (gitAddress.test(place) && /^([^#]+)#(.*)$/.exec(place)) || [];
    const whole = gitAddress.test(from) ? from : resolve(folder, from);
    const { data, error } = templatePlaceSchema.safeParse({ from: whole, owner, ref });
    if (data) places.push(data);
    else
      faults.push(
        ...error.issues.map(
          ({ path, message }) => `CODEHUB_TEMPLATES, entry ${index + 1}: ${path.join('.')} ${message}.`,
        ),
      );
  }
  return { places, faults };
}

/** The part of a catalogue that a command needs which has no other use for it. */
const partOfCatalogue = z.looseObject({ templates: z.array(templatePlaceSchema).default([]) });

/**
 * The places that the environment names, then those of the catalogue. A folder without a catalogue is fine: teams start
 * services anywhere.
 *
 * @throws Problem `invalid` with every fault
 */
export async function loadTemplatePlaces(env: NodeJS.ProcessEnv, folder: string): Promise<TemplatePlace[]> {
  const { places, faults } = readTemplatePlaces(env, folder);
  const file = resolve(folder, env['CODEHUB_CATALOG']?.trim() || './catalog.yml');
  const content = await readFile(file, 'utf8').catch(() => '');
  const catalogue = /^templates:/m.test(content) ? readYaml(content, file, partOfCatalogue) : undefined;
  const all = [...faults, ...(catalogue?.faults ?? [])];
  if (all.length > 0) throw new Problem('invalid', 'The places of templates are not right.', { faults: all });
  return [...places, ...(catalogue?.value?.templates ?? [])];
}
