import { Problem } from '../../base/problem.ts';
import type { AnswerPreset } from '../../domain/template.ts';
import { readAnswersFile } from '../answers/answers-file.ts';
import type { TemplateFiles } from './template-files.ts';

const folder = '_presets';

/**
 * The presets of a set, `_presets/<id>.yml`, each read for itself: a broken one is no reason to lose the others.
 *
 * @param nameOf the id of a template beside those of other sets
 */
export async function readPresets(
  files: TemplateFiles,
  nameOf: (template: string) => string,
): Promise<Promise<AnswerPreset>[]> {
  const names = await files.names(folder);
  const ids = names.flatMap((name) => /^([a-z0-9]+(?:-[a-z0-9]+)*)\.yml$/.exec(name)?.[1] ?? []);
  return ids.sort().map(async (id) => {
    const path = `${folder}/${id}.yml`;
    const { value, faults } = readAnswersFile((await files.text(path)) ?? '', {
      id,
      path: `${files.label}${path}`,
    });
    if (value) return { ...value, templates: value.templates?.map(nameOf) ?? null };
    throw new Problem('invalid', 'The presets have faults.', { faults });
  });
}
