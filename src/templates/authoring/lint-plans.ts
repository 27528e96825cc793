import { Problem } from '../../base/problem.ts';
import type { Answers, Template, TemplateSource } from '../../domain/template.ts';
import { readAnswers } from '../answers/answers.ts';
import { valuesFor } from '../answers/values.ts';
import { placedFiles, wrongWithPlaces, type PlacedFile } from '../planning/plan-service.ts';
import { renderFile, type Values } from '../planning/render.ts';
import { answersOf } from './answer-cases.ts';
import type { LintFault } from './lint-fault.ts';
import { wrongWithOutput } from './lint-output.ts';

/** As many as there are hostile texts, so that each question gets each of them. */
const hostileTurns = 7;

/** Answers under which every choice is made once, and every question is answered in unusual ways. */
function answerSets(template: Template): Answers[] {
  const choices = template.questions.flatMap(({ id, type, choices: all }) =>
    (type === 'yes-no' ? [true, false] : all.map(({ value }) => value)).map((value) => ({ [id]: value })),
  );
  const turns = Array.from({ length: hostileTurns }, (_, turn) => answersOf('hostile', template, turn));
  const raw = [{}, ...choices, answersOf('longest', template), ...turns];
  return raw.flatMap((each) => {
    const { answers } = readAnswers(template, each);
    return answers ? [answers] : [];
  });
}

/**
 * What goes wrong when services are made for every set of answers: files that cannot be filled in, paths that clash,
 * files that unusual answers break.
 *
 * @param at where a file of the template is, by its stored path, from the root of the set; undefined for what others wrote
 */
export function lintPlans(
  source: TemplateSource,
  at: (stored: string) => string | undefined,
  templateFile: string,
): LintFault[] {
  const faults = new Map<string, LintFault>();
  const add = (fault: LintFault) => void faults.set(`${fault.path} ${fault.message}`, fault);
  for (const answers of answerSets(source.template)) {
    const places = placedFiles(source, answers);
    for (const message of wrongWithPlaces(places)) add({ path: templateFile, message });
    const values = {
      ...valuesFor(source.template, answers, { date: '2026-01-01' }),
      files: places.map(({ path }) => path),
    };
    for (const place of places) {
      const path = at(place.stored);
      const message = path !== undefined && wrongWithFile(place, values);
      if (path !== undefined && message) add({ path, ...message });
    }
  }
  return [...faults.values()];
}

function wrongWithFile(
  { path, stored, file }: PlacedFile,
  values: Values,
): Omit<LintFault, 'path'> | undefined {
  try {
    const content = renderFile(stored, file, values);
    if (content === file.content) return undefined;
    const message = wrongWithOutput(path, new TextDecoder().decode(content));
    if (message !== undefined) return { message: `${message}.` };
    const again = renderFile(stored, file, values);
    return Buffer.compare(again, content) === 0
      ? undefined
      : { message: 'is not the same each time it is made, so that upgrades would take it for changed.' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [, line, message = error.message] = /:(\d+): (.*)$/s.exec(error.message) ?? [];
    return { line: line === undefined ? undefined : Number(line), message };
  }
}
