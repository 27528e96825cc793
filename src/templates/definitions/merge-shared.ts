import type { FileTree } from '../../domain/file-tree.ts';
import type { Template, TemplateSource } from '../../domain/template.ts';
import { restoreDots } from '../planning/paths.ts';
import type { SharedPart } from './template-file.ts';

/**
 * Lays a template over the shared part: shared questions come first, and what a template has of its own (a question of
 * the same id, a file that ends up at the same path) takes the shared one's place.
 */
export function mergeShared(
  shared: { part: SharedPart; files: FileTree },
  own: { template: Template; files: FileTree },
): TemplateSource {
  const { template } = own;
  const paths = new Set([...own.files.keys()].map(restoreDots));
  return {
    template: { ...template, ...mergeQuestions(shared.part, template) },
    files: new Map([...[...shared.files].filter(([path]) => !paths.has(restoreDots(path))), ...own.files]),
  };
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
