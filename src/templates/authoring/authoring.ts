/** What authors of templates use: a first template, what is wrong with one, and a trial of what it makes. */
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { openTemplateSet } from '../definitions/load-templates.ts';
import { filesInFolder } from '../definitions/template-files.ts';
import type { Templates } from '../definitions/template-set.ts';

export { templateSchema } from '../definitions/template-file.ts';
export { cases, type Case } from './answer-cases.ts';
export { freezeTemplates } from './freeze.ts';
export { lintTemplates } from './lint.ts';
export { startTemplate } from './starter.ts';
export { tryTemplate } from './try-template.ts';
export { tryUpgrades } from './try-upgrades.ts';

/** Opens a folder as its author has it: a folder of templates, or one of the templates in such a folder. */
export async function openForAuthor(directory: string, hub: Templates) {
  const place = resolve(directory);
  const isOne = await stat(join(place, 'template.yml')).then(
    () => true,
    () => false,
  );
  const root = isOne ? dirname(place) : place;
  const files = filesInFolder(root);
  const set = openTemplateSet({ files, hub });
  return { root, files, set, only: isOne ? basename(place) : undefined };
}
