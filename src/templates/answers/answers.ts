import type { Answers, Question, Template } from '../../domain/template.ts';
import { tidy, wrongWithAnswer } from './answer-rules.ts';
import { holds } from './conditions.ts';

/** What is wrong with the answer to one question: the end of a sentence that begins with its title. */
export interface AnswerFault {
  question: string;
  message: string;
}

export type AnswersReading =
  { answers: Answers; faults: [] } | { answers: undefined; faults: readonly AnswerFault[] };

/**
 * Reads answers: from a form, a command line or the API.
 *
 * A question that was not answered at all gets its default; one left empty counts as answered with nothing. `yes-no`
 * takes true, false, `yes`, `no`, `true` and `false`. Questions that do not apply are left out, even when answered.
 *
 * @param raw by question id; anything
 */
export function readAnswers({ questions }: Pick<Template, 'questions'>, raw: unknown): AnswersReading {
  const given = isRecord(raw) ? raw : {};
  const answers: Record<string, string | boolean> = {};
  const faults: AnswerFault[] = [];
  if (!isRecord(raw)) faults.push({ question: '', message: 'must be questions with their answers' });
  for (const question of questions) {
    const { id, when } = question;
    if (!holds(when, answers)) continue;
    const reading = readAnswer(question, Object.hasOwn(given, id) ? given[id] : undefined);
    if ('wrong' in reading) faults.push({ question: id, message: reading.wrong });
    else answers[id] = reading.value;
  }
  const ids = new Set(questions.map(({ id }) => id));
  for (const id of Object.keys(given))
    if (!ids.has(id))
      faults.push({ question: id.slice(0, 40), message: 'is not a question of this template' });
  return faults.length > 0 ? { answers: undefined, faults } : { answers, faults: [] };
}

type Reading = { value: string | boolean } | { wrong: string };

function readAnswer(question: Question, raw: unknown): Reading {
  const given = raw ?? question.default ?? '';
  if (question.type === 'yes-no') return readYesNo(given);
  if (typeof given !== 'string') return { wrong: 'must be text' };
  const value = tidy(given);
  if (value === '') return question.required ? { wrong: 'must be answered' } : { value };
  const wrong = wrongWithAnswer(question, value);
  return wrong === undefined ? { value } : { wrong };
}

function readYesNo(given: unknown): Reading {
  if (given === true || given === 'yes' || given === 'true') return { value: true };
  if (given === false || given === 'no' || given === 'false') return { value: false };
  return { wrong: 'must be yes or no' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
