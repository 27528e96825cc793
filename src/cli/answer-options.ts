import { InvalidArgumentError } from 'commander';
import type { FolderUpgrade } from '../templates/templates.ts';
import type { CommandContext } from './command-context.ts';

/** Reads `--set question=answer`, which may be given again. */
export function collectAnswers(given: string, before: Record<string, string>): Record<string, string> {
  const at = given.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be a question, =, and the answer.');
  return { ...before, [given.slice(0, at)]: given.slice(at + 1) };
}

/** Reads an option that may be given again. */
export function collectTexts(given: string, before: string[]): string[] {
  return [...before, given];
}

/** Asks the person at the terminal; undefined where no person can answer. */
export function questioner({ ask, note }: CommandContext, json: boolean): FolderUpgrade['ask'] {
  if (ask === undefined || json) return undefined;
  return async (template, given) => {
    const { askQuestions } = await import('./ask-questions.ts');
    return askQuestions(template, given, { ask, note });
  };
}
