import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Problem } from '../base/problem.ts';
import type { AnswerPreset, Answers, Template } from '../domain/template.ts';
import { presetAnswers, readAnswersFile, writeAnswersFile, type Templates } from '../templates/templates.ts';

/**
 * The answers that a file, or else the preset of that name, has for a template.
 *
 * @throws Problem `not-found` where there is neither, `invalid` for a file or answers that will not do
 */
export async function keptAnswers(
  given: string,
  template: Template,
  templates: Pick<Templates, 'presets'>,
): Promise<Answers> {
  const text = await readFile(given, 'utf8').catch(() => undefined);
  if (text === undefined) return presetAnswers(template, await presetCalled(given, templates));
  const { value, faults } = readAnswersFile(text, { id: basename(given), path: given });
  if (value) return presetAnswers(template, value);
  throw new Problem('invalid', `${given} is no file of answers.`, { faults });
}

async function presetCalled(id: string, templates: Pick<Templates, 'presets'>): Promise<AnswerPreset> {
  const presets = await templates.presets();
  const found = presets.find((each) => each.id === id);
  if (found) return found;
  const there =
    presets.length === 0
      ? 'There are no presets.'
      : `The presets are: ${presets.map((each) => each.id).join(', ')}.`;
  throw new Problem('not-found', `There is no file ${id}, and no preset of that name. ${there}`);
}

/** @throws Problem `conflict` where there is something already, `invalid` where nothing can be written */
export async function saveAnswers(path: string, template: string, answers: Answers): Promise<void> {
  try {
    await writeFile(path, writeAnswersFile(template, answers), { flag: 'wx' });
  } catch (error) {
    const { code = 'it failed' } = error as NodeJS.ErrnoException;
    const but = 'the service was made, and its answers were not kept.';
    if (code === 'EEXIST') throw new Problem('conflict', `${path} is there already: ${but}`);
    throw new Problem('invalid', `${path} cannot be written (${code}): ${but}`);
  }
}
