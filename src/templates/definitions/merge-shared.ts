import { matchesPath } from '../answers/conditions.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { Template, TemplateSource } from '../../domain/template.ts';
import { restoreDots } from '../planning/paths.ts';

/** What templates share, without files: questions that come first in each, and what its files hang on. */
export type QuestionsPart = Pick<Template, 'questions' | 'conditions'>;

/** What lies under a template: questions, conditions and files. */
export interface UnderPart {
  part: QuestionsPart;
  files: FileTree;
}

/**
 * Lays a template over the shared part: shared questions come first, and what a template has of its own (a question of
 * the same id, a file that ends up at the same path) takes the shared one's place. A layer has only the shared files it
 * names: the service it is added to has the others.
 */
export function mergeShared(shared: UnderPart, own: { template: Template; files: FileTree }): TemplateSource {
  const { template } = own;
  const under = [...shared.files].filter(([path]) => takes(template, restoreDots(path)));
  return {
    template: { ...template, ...mergeQuestions(partFor(template, shared.part), template) },
    files: overlaid(new Map(under), own.files),
  };
}

/** Lays one shared part over another, in the same way. */
export function layOver(under: UnderPart, over: UnderPart): UnderPart {
  return { part: mergeQuestions(under.part, over.part), files: overlaid(under.files, over.files) };
}

/** The questions and conditions of a template with the shared ones. */
export function mergeQuestions(part: QuestionsPart, own: QuestionsPart): QuestionsPart {
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

function partFor({ shared = [] }: Template, { questions, conditions }: QuestionsPart): QuestionsPart {
  return { questions, conditions: conditions.filter(({ files }) => !shared.includes(files)) };
}

function overlaid(under: FileTree, over: FileTree): FileTree {
  const paths = new Set([...over.keys()].map(restoreDots));
  return new Map([...[...under].filter(([path]) => !paths.has(restoreDots(path))), ...over]);
}

function takes({ kind, shared = [] }: Template, path: string): boolean {
  return kind !== 'layer' || shared.some((pattern) => matchesPath(pattern, path));
}
