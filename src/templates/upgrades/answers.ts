import { Problem } from '../../base/problem.ts';
import type { Answers, ServiceRecord, Template } from '../../domain/template.ts';
import { readAnswers, type AnswerFault } from '../answers/answers.ts';
import { recordPath } from '../planning/service-record.ts';
import type { UpgradeSource } from './upgrade-source.ts';

type Raw = Readonly<Record<string, unknown>>;

/**
 * The answers each version is made from: the recorded ones, read again as if they had just been given. The newest
 * version takes over those it still asks for, then what is `set`; questions that are new get their defaults.
 *
 * @throws Problem `invalid` with every fault
 */
export function readUpgradeAnswers(
  { from, to }: UpgradeSource,
  record: ServiceRecord,
  set: Raw,
): { from: Answers; to: Answers } {
  const before = readAnswers(from.template, record.answers);
  if (!before.answers) {
    const message = `The answers in ${recordPath} do not fit ${record.template} ${record.version}.`;
    throw new Problem('invalid', message, { faults: describeFaults(before.faults, from.template) });
  }
  const after = readAnswers(to.template, { ...keptAnswers({ from, to }, before), ...set });
  if (!after.answers) {
    const message = `${to.template.id} ${to.template.version} needs other answers. Give them with --set.`;
    throw new Problem('invalid', message, { faults: describeFaults(after.faults, to.template) });
  }
  return { from: before.answers, to: after.answers };
}

function describeFaults(
  faults: readonly AnswerFault[],
  { questions }: Pick<Template, 'questions'>,
): string[] {
  const titles = new Map(questions.map(({ id, title }) => [id, title]));
  return faults.map(
    ({ question, message }) => `${question} (${titles.get(question) ?? 'no question'}) ${message}`,
  );
}

/** Recorded answers that the newest version still asks for. */
export function keptAnswers({ to }: UpgradeSource, { answers }: Pick<ServiceRecord, 'answers'>): Answers {
  const asked = new Set(to.template.questions.map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
}
