import { yamlLine } from '../../base/yaml-file.ts';
import type { Question, QuestionCondition, Template, TemplateSource } from '../../domain/template.ts';
import { matchesPath } from '../answers/conditions.ts';
import { restoreDots } from '../planning/paths.ts';
import type { LintFault } from './lint-fault.ts';
import { nearestName } from './nearest-name.ts';

interface QuestionsFile {
  /** From the root of the set. */
  path: string;
  text: string;
  /** What it says by itself. */
  own: Pick<Template, 'questions' | 'conditions'>;
}

/**
 * Questions that nothing uses, conditions that match nothing or can never hold.
 *
 * @param sources the templates that the file is part of: one for its own, several for a shared part
 * @param used names that their files use
 */
export function lintQuestions(
  { path, text, own }: QuestionsFile,
  sources: readonly TemplateSource[],
  used: ReadonlySet<string>,
): LintFault[] {
  const fault = (where: (string | number)[], message: string): LintFault => {
    return { path, line: yamlLine(text, where), message };
  };
  const all = sources.map(({ template }) => template);
  const conditions = all.flatMap((template) => [
    ...template.conditions.map(({ when }) => when),
    ...template.questions.map(({ when }) => when ?? {}),
  ]);
  const hangs = new Set(conditions.flatMap((when) => Object.keys(when)));
  const unused = own.questions.flatMap(({ id }, index) =>
    used.has(id) || hangs.has(id) || derived(id, used)
      ? []
      : [fault(['questions', index, 'id'], `${id} is asked, and nothing uses the answer.`)],
  );
  const whens = [
    ...own.questions.map(({ when }, index) => ({ when, where: ['questions', index, 'when'] })),
    ...own.conditions.map(({ when }, index) => ({ when, where: ['conditions', index, 'when'] })),
  ];
  const impossible = whens.flatMap(({ when, where }) =>
    wrongWithWhen(when, all).map((message) => fault(where, message)),
  );
  const paths = sources.flatMap(({ files }) => [...files.keys()].map(restoreDots));
  const empty = own.conditions.flatMap(({ files }, index) =>
    sources.length === 0 || paths.some((each) => matchesPath(files, each))
      ? []
      : [fault(['conditions', index, 'files'], `${files} matches no file: the condition does nothing.`)],
  );
  return [...unused, ...impossible, ...empty];
}

/** Names that are made of an answer. */
function derived(id: string, used: ReadonlySet<string>): boolean {
  return id === 'serviceName' || (id === 'teamName' && used.has('teamSlug'));
}

function wrongWithWhen(when: QuestionCondition | null, templates: readonly Template[]): string[] {
  return Object.entries(when ?? {}).flatMap(([id, wanted]) => {
    const asked = templates.flatMap(({ questions }) => questions.filter((each) => each.id === id));
    if (templates.length === 0) return [];
    if (asked.length === 0) {
      const near = nearestName(
        id,
        templates.flatMap(({ questions }) => questions.map((each) => each.id)),
      );
      return [
        `hangs on ${id}, which no question is called.${near === undefined ? '' : ` Do you mean ${near}?`}`,
      ];
    }
    const possible = asked.some((question) => canBe(question, wanted));
    return possible ? [] : [`can never hold: ${id} is never ${String(wanted)}.`];
  });
}

function canBe({ type, choices }: Question, wanted: string | boolean): boolean {
  if (type === 'yes-no') return typeof wanted === 'boolean';
  if (type === 'choice') return choices.some(({ value }) => value === wanted);
  return typeof wanted === 'string';
}
