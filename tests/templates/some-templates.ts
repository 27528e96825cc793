import { fileURLToPath } from 'node:url';
import { loadPolicies } from '../../src/config/config.ts';
import type { Answers, FilePlan, TemplateSource } from '../../src/domain/template.ts';
import { answersOf } from '../../src/templates/authoring/answer-cases.ts';
import { loadTemplates, planService, readAnswers } from '../../src/templates/templates.ts';

/** A small template with a shared part of its own, and the templates that the hub ships. */
export const smallFolder = fileURLToPath(new URL('./fixtures/templates', import.meta.url));
export const shippedFolder = fileURLToPath(new URL('../../templates', import.meta.url));

export const date = '2026-11-23';

export const policies = await loadPolicies(fileURLToPath(new URL('../../policies', import.meta.url)));

/** A plan for raw answers, which have to be right. */
export function planFor(source: TemplateSource, raw: Answers = {}): FilePlan {
  const { answers, faults } = readAnswers(source.template, raw);
  if (!answers) throw new Error(JSON.stringify(faults));
  return planService(source, answers, { date });
}

export async function smallTemplate(): Promise<TemplateSource> {
  return loadTemplates(smallFolder).find('small');
}

export function textOf(plan: FilePlan, path: string): string {
  const file = plan.files.get(path);
  if (!file) throw new Error(`${path} is not among ${[...plan.files.keys()].join(', ')}`);
  return new TextDecoder().decode(file.content);
}

/** Answers that mean something to every language the files are written in. */
export const unusual = answersOf('hostile', (await smallTemplate()).template);
