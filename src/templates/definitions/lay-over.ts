import type { SourceFile, Template, TemplateSource } from '../../domain/template.ts';
import { undotted } from '../planning/paths.ts';
import type { SharedPart } from './template-file.ts';

/**
 * Lays a template over the shared part: shared questions come first, and what a template has of its own (a question of
 * the same id, a file that ends up at the same path) takes the shared one's place.
 */
export function layOver(
  shared: { part: SharedPart; files: readonly SourceFile[] },
  own: { template: Template; files: readonly SourceFile[] },
): TemplateSource {
  const { template } = own;
  const paths = new Set(own.files.map(({ path }) => undotted(path)));
  return {
    template: { ...template, ...layQuestions(shared.part, template) },
    files: [...shared.files.filter(({ path }) => !paths.has(undotted(path))), ...own.files],
  };
}

/** The questions and conditions of a template with the shared ones. */
export function layQuestions(part: SharedPart, own: SharedPart): SharedPart {
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
