import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import { readYaml, type YamlReading } from '../../base/yaml-file.ts';
import type { AnswerPreset, Answers, Template } from '../../domain/template.ts';
import { escape } from '../planning/escape.ts';
import { readAnswers } from './answers.ts';

const words = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty');

/** What a team answers each time: kept by a team in a file of its own, or offered to all beside templates. */
const answersFile = z.strictObject({
  title: words.max(100, 'must be 100 characters or fewer').optional(),
  /** For these templates only. */
  templates: z.array(words).min(1, 'must name at least one template').optional(),
  answers: z.record(
    z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be names of questions'),
    z.union([z.string().max(5_000), z.boolean()], { error: 'must be text, true or false' }),
    { error: 'must hold questions and their answers' },
  ),
});

/** Of each service its own: never part of what is kept for the next one. */
const ofOneService: ReadonlySet<string> = new Set(['serviceName', 'summary']);

/**
 * Reads a file of answers.
 *
 * @param id what a preset is called
 * @param path what to call the file in messages
 */
export function readAnswersFile(
  text: string,
  { id, path }: { id: string; path: string },
): YamlReading<AnswerPreset> {
  const { value, faults } = readYaml(text, path, answersFile);
  if (!value) return { value: undefined, faults };
  const { title = id, templates = null, answers } = value;
  return { value: { id, title, templates, answers }, faults: [] };
}

/** A file of the answers of a service, for the next ones of its team. */
export function writeAnswersFile(template: string, answers: Answers): string {
  const kept = Object.entries(answers).filter(([question]) => !ofOneService.has(question));
  return [
    `# Answers to the questions of ${template}, for the next service: codehub new TEMPLATE FOLDER --answers THIS-FILE`,
    'answers:',
    ...kept.map(([question, value]) => `  ${question}: ${escape.yaml(value)}`),
    '',
  ].join('\n');
}

/** The presets that can be chosen for a template: those that are for it and answer a question of it, each id once. */
export function presetsFor(
  { id, questions }: Pick<Template, 'id' | 'questions'>,
  presets: readonly AnswerPreset[],
): AnswerPreset[] {
  const fit = presets.filter(
    ({ templates, answers }) =>
      (templates === null || templates.includes(id)) &&
      questions.some((question) => Object.hasOwn(answers, question.id)),
  );
  return [...new Map(fit.toReversed().map((preset) => [preset.id, preset])).values()].toReversed();
}

/**
 * The answers of a preset that a template asks for; others are of other templates.
 *
 * @throws Problem `invalid` for answers that the template does not accept, or a preset that is not for it
 */
export function presetAnswers(template: Pick<Template, 'id' | 'questions'>, preset: AnswerPreset): Answers {
  if (preset.templates && !preset.templates.includes(template.id))
    throw new Problem(
      'invalid',
      `${preset.title} is for ${preset.templates.join(', ')}, and not for ${template.id}.`,
    );
  const asked = new Set(template.questions.map(({ id }) => id));
  const answers = Object.fromEntries(Object.entries(preset.answers).filter(([id]) => asked.has(id)));
  const faults = readAnswers(template, answers).faults.filter(({ question }) =>
    Object.hasOwn(answers, question),
  );
  if (faults.length === 0) return answers;
  throw new Problem('invalid', `${preset.title} has answers that ${template.id} does not accept.`, {
    faults: faults.map(({ question, message }) => `${question} ${message}.`),
  });
}
