import type { z } from 'zod';
import type { Question, Template } from '../../domain/template.ts';
import { wrongWithAnswer } from '../answers/answer-rules.ts';

/** Values that files may use beside the answers; a question of the same name would hide them. */
const reservedNames: readonly string[] = [
  ...['packageName', 'pythonName', 'teamSlug', 'files', 'year', 'date', 'template'],
  ...['json', 'yaml', 'python', 'r', 'ts', 'html', 'markdown'],
  ...[
    'break',
    'case',
    'catch',
    'class',
    'const',
    'continue',
    'default',
    'delete',
    'do',
    'else',
    'enum',
    'export',
  ],
  ...[
    'extends',
    'false',
    'finally',
    'for',
    'function',
    'if',
    'import',
    'in',
    'instanceof',
    'new',
    'null',
    'return',
  ],
  ...[
    'super',
    'switch',
    'this',
    'throw',
    'true',
    'try',
    'typeof',
    'var',
    'void',
    'while',
    'with',
    'yield',
    'let',
  ],
  ...[
    'static',
    'await',
    'async',
    'arguments',
    'eval',
    'package',
    'private',
    'protected',
    'public',
    'interface',
  ],
  ...['include', 'locals', 'rethrow', 'escapeFn', 'implements', 'undefined', 'constructor', 'prototype'],
];

/** Faults in questions that their shape alone does not show. */
export function checkQuestions({ questions }: Pick<Template, 'questions'>, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, question] of questions.entries()) {
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['questions', index, field], message });
    if (seen.has(question.id)) fault('id', `is asked twice: ${question.id}`);
    if (reservedNames.includes(question.id))
      fault('id', `must not be ${question.id}: files use that name already`);
    seen.add(question.id);
    if (question.id in (question.when ?? {})) fault('when', 'must not hang on its own answer');
    if ((question.type === 'choice') !== question.choices.length > 0)
      fault('choices', 'must be given for a choice, and only for one');
    const wrong = wrongWithDefault(question);
    if (wrong !== undefined) fault('default', wrong);
  }
}

function wrongWithDefault(question: Question): string | undefined {
  const value = question.default;
  if (question.type === 'yes-no') return typeof value === 'boolean' ? undefined : 'must be true or false';
  if (value === null || value === '')
    return question.required ? 'must be given: a service can be started without answering' : undefined;
  if (typeof value === 'boolean') return 'must be text';
  return wrongWithAnswer(question, value);
}

/** Faults in a template that its shape alone does not show. */
export function checkMeaning(template: Template, context: z.RefinementCtx): void {
  checkQuestions(template, context);
  const fault = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const { changelog, migrations, version } = template;
  if (template.shared && template.kind !== 'layer')
    fault(['shared'], 'must be given for a layer only: other templates have every shared file');
  if (changelog[0]?.version !== version)
    fault(['version'], `must be the newest of the changelog: ${changelog[0]?.version ?? 'none'}`);
  for (const [index, release] of changelog.entries()) {
    const next = changelog[index + 1];
    if (next && compareReleases(release.version, next.version) <= 0)
      fault(['changelog', index, 'version'], 'must be newer than the one below it');
  }
  for (const [index, { to }] of migrations.entries()) {
    if (!changelog.some((release) => release.version === to))
      fault(['migrations', index, 'to'], `must be a version of the changelog: ${to}`);
  }
}

/** Less than 0 when `one` is the older version, more than 0 when it is the newer one. */
export function compareReleases(one: string, other: string): number {
  const theirs = other.split('.').map(Number);
  const differences = one.split('.').map((part, index) => Number(part) - (theirs[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
