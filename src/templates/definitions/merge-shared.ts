import type { FileTree } from '../../domain/file-tree.ts';
import type { Template, TemplateSource } from '../../domain/template.ts';
import { matchesPath } from '../answers/conditions.ts';
import { restoreDots } from '../planning/paths.ts';
import type { SharedPart } from './template-file.ts';

/**
 * Lays a template over the shared part: shared questions come first, and what a template has of its own (a question of
 * the same id, a file that ends up at the same path) takes the shared one's place. A layer has only the shared files it
 * names: the service it is added to has the others.
 */
export function mergeShared(
  shared: { part: SharedPart; files: FileTree },
  own: { template: Template; files: FileTree },
): TemplateSource {
  const { template } = own;
  const paths = new Set([...own.files.keys()].map(restoreDots));
  const under = [...shared.files].filter(([path]) => {
    const asMade = restoreDots(path);
    return !paths.has(asMade) && takes(template, asMade);
  });
  return {
    template: { ...template, ...mergeQuestions(shared.part, template) },
    files: new Map([...under, ...own.files]),
  };
}

function takes({ kind, shared = [] }: Template, path: string): boolean {
  return kind !== 'layer' || shared.some((pattern) => matchesPath(pattern, path));
}

/** The questions and conditions of a template with the shared ones. */
export function mergeQuestions(part: SharedPart, own: SharedPart): SharedPart {
  const theirs = new Map(own.questions.map((question) => [question.id, question]));
  const common = new Set(part.questions.map(({ id }) => id));
  return {
    questions: [
      ...part.questions.map((question) => theirs.get(question.id) ?? question),
      ...own.questions.filter(({ id }) => !common.has(id)),
    ],
    conditions: [...part.conditions, ...own.conditions],
  };
}
