import { z } from 'zod';
import type { Answers, Question, Template } from '../../domain/template.ts';
import { holds, readAnswers } from '../../templates/templates.ts';

/** What a form sent, by question id: a text, or anything else that somebody made up. */
export type SentAnswers = Readonly<Record<string, unknown>>;

const prefix = 'answers.';
const body = z.record(z.string(), z.unknown());

export function answerName(id: string): string {
  return `${prefix}${id}`;
}

/** The answers in a sent form: those to questions of the template, whatever else was sent. */
export function sentAnswers({ questions }: Pick<Template, 'questions'>, raw: unknown): SentAnswers {
  const { data = {} } = body.safeParse(raw);
  const given = questions.filter(({ id }) => Object.hasOwn(data, answerName(id)));
  return Object.fromEntries(given.map(({ id }) => [id, data[answerName(id)]]));
}

export interface SentReading {
  /** Questions that apply, going by the answers before them. */
  asked: Question[];
  answers: Answers;
  /** What is wrong, by question id; empty when the answers are whole. */
  faults: ReadonlyMap<string, string>;
}

/**
 * Reads answers question by question, so that the sound ones are known while others are still missing. On the web every
 * question is put to people: one that was not answered is no silent default.
 */
export function readSent({ questions }: Pick<Template, 'questions'>, sent: SentAnswers): SentReading {
  const answers: Record<string, string | boolean> = {};
  const asked: Question[] = [];
  const faults = new Map<string, string>();
  for (const question of questions) {
    const { id, type } = question;
    if (!holds(question.when, answers)) continue;
    asked.push(question);
    const alone = { ...question, when: null, required: question.required || type === 'choice' };
    const reading = readAnswers({ questions: [alone] }, { [id]: sent[id] ?? '' });
    const value = reading.answers?.[id];
    if (value !== undefined) answers[id] = value;
    else faults.set(id, errorFor(question, sent[id], reading.faults[0]?.message ?? ''));
  }
  return { asked, answers, faults };
}

/** What to do about a question that every template asks and that was left out. */
const missing: Readonly<Record<string, string | undefined>> = {
  serviceName: 'Enter the name of your service',
  summary: 'Enter what your service does',
  phase: 'Select the phase of your service',
  clinical: 'Select yes if your service could affect the care of a patient',
  organisationName: 'Enter the name of your organisation',
  organisationLogin: 'Enter the name of your organisation’s GitHub account',
  teamName: 'Enter the name of your team',
  teamEmail: 'Enter your team’s email address',
};

/** A fault as people read it, beside the question and in the summary. */
function errorFor({ id, title, type }: Question, given: unknown, message: string): string {
  if (given === undefined || (typeof given === 'string' && given.trim() === ''))
    return (
      missing[id] ?? `${type === 'choice' || type === 'yes-no' ? 'Select' : 'Enter'} an answer to “${title}”`
    );
  return /^[a-z]/.test(message) ? `Your answer to “${title}” ${message}` : message;
}

/** Answers as hidden fields, so that nothing needs to be kept between pages. */
export function hiddenAnswers(sent: SentAnswers, but: ReadonlySet<string> = new Set()) {
  return Object.entries(sent)
    .filter(([id]) => !but.has(id))
    .flatMap(([id, value]) => (typeof value === 'string' ? [{ name: answerName(id), value }] : []));
}
