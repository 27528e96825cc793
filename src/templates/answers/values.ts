import type { Answers, Question, Template } from '../../domain/template.ts';
import { isHubAddress } from '../../lineage/service-record.ts';
import { escape } from '../planning/escape.ts';
import { packageNameOf, slug } from './names.ts';
import type { Values } from '../planning/render.ts';

export interface Names {
  packageName: string;
  pythonName: string;
}

/** The names of the service's package, made of its name. */
export function namesOf(answers: Answers): Names {
  const packageName = packageNameOf(String(answers['serviceName'] ?? ''));
  return { packageName, pythonName: packageName.replaceAll('-', '_') };
}

/** The team's name as GitHub writes it in addresses; empty where none was given. */
export function teamSlugOf(answers: Answers): string {
  return slug(String(answers['teamName'] ?? ''));
}

/**
 * Everything that files of a template may use.
 *
 * @param made.date ISO date
 * @param made.hub address of the hub that makes it
 */
export function valuesFor(
  { id, title, version, questions }: Template,
  answers: Answers,
  { date, hub = '' }: { date: string; hub?: string | undefined },
): Values {
  const all = Object.fromEntries(
    questions.map((question) => [question.id, answers[question.id] ?? none(question)]),
  );
  return {
    ...all,
    ...namesOf(answers),
    teamSlug: teamSlugOf(answers),
    year: Number(date.slice(0, 4)),
    date,
    hub: isHubAddress(hub) ? hub : '',
    template: { id, title, version },
    ...escape,
  };
}

/** The value of a question that does not apply. */
function none({ type }: Question): string | boolean {
  return type === 'yes-no' ? false : '';
}
