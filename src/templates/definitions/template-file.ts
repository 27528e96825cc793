import { z } from 'zod';
import { readYaml, type YamlReading } from '../../base/yaml-file.ts';
import type { Template } from '../../domain/template.ts';
import { checkMeaning, checkQuestions } from './validate-template.ts';

const words = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty');
const day = z.iso.date({ error: 'must be a date such as 2026-11-23' });
const version = words.regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0');
const path = words.max(200, 'must not be longer than 200 characters');
const value = z.union([words, z.boolean()], { error: 'must be text, true or false' });
const condition = z.record(words, value, { error: 'must hold questions and their answers' });

const question = z.strictObject({
  id: words
    .max(40, 'must not be longer than 40 characters')
    .regex(/^[a-z][A-Za-z0-9]*$/, 'must hold letters and digits and start with a lower-case letter'),
  title: words,
  help: words.nullable().default(null),
  type: z
    .enum(['text', 'paragraph', 'choice', 'yes-no', 'email', 'name'], {
      error: 'must be one of text, paragraph, choice, yes-no, email, name',
    })
    .default('text'),
  choices: z.array(z.strictObject({ value: words, label: words })).default([]),
  default: z
    .union([z.string(), z.boolean()], { error: 'must be text, true or false' })
    .nullable()
    .default(null),
  required: z.boolean({ error: 'must be true or false' }).default(false),
  longest: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(5000, 'must be at most 5000')
    .default(200),
  pattern: z
    .strictObject({
      expression: words.refine(isExpression, { error: 'must be a regular expression', abort: true }),
      message: words,
    })
    .nullable()
    .default(null),
  when: condition.nullable().default(null),
});

const conditions = z.array(z.strictObject({ files: path, when: condition })).default([]);
const questions = z.array(question).default([]);

const id = words
  .max(80, 'must not be longer than 80 characters')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

/** Always a version: what is made must not change because something else did. */
const base = z.record(id, version, {
  error: 'must hold templates or layers of the hub, each with a version',
});

const template = z.strictObject({
  id,
  kind: z.literal('layer', { error: 'must be layer, or left out' }).optional(),
  shared: z.array(path).optional(),
  base: base.optional(),
  title: words,
  summary: words,
  audience: words,
  stack: z.array(words).min(1, 'must name at least one'),
  topics: z.array(words).default([]),
  version,
  questions,
  contains: z.array(words).min(1, 'must hold at least one line'),
  run: z.array(z.strictObject({ title: words, command: words })).min(1, 'must hold at least one command'),
  trial: z.strictObject({ needs: z.array(words).default([]), commands: z.array(z.array(words).min(1)) }),
  conditions,
  changelog: z
    .array(
      z.strictObject({
        version,
        date: day,
        changes: z
          .array(z.strictObject({ text: words, security: z.boolean().default(false) }))
          .min(1, 'must hold at least one change'),
      }),
    )
    .min(1, 'must hold at least one release'),
  migrations: z
    .array(z.strictObject({ to: version, renames: z.array(z.strictObject({ from: path, to: path })) }))
    .default([]),
});

/** The part that all templates share: questions that come first in each, what its files hang on, what it builds on. */
export type SharedPart = Pick<Template, 'questions' | 'conditions' | 'base'>;

const sharedPart: z.ZodType<SharedPart> = z
  .strictObject({ questions, conditions, base: base.optional() })
  .superRefine(checkQuestions);
const ownTemplate: z.ZodType<Template> = template.superRefine(checkMeaning);

/**
 * Reads a `template.yml`.
 *
 * @param path what to call the file in messages
 * @returns the template without the shared questions, or every fault with its line
 */
export function readTemplate(text: string, path: string): YamlReading<Template> {
  return readYaml(text, path, ownTemplate);
}

/** Reads `_common/template.yml`, in the same way. */
export function readSharedPart(text: string, path: string): YamlReading<SharedPart> {
  return readYaml(text, path, sharedPart);
}

/** `template.yml` for editors that know JSON Schema: they complete what is typed, and mark what is wrong. */
export function templateSchema(): object {
  return {
    title: 'template.yml of Open Code Hub',
    ...z.toJSONSchema(template, { io: 'input', unrepresentable: 'any' }),
  };
}

/** The shape of a template that was kept as a release; it is right by the rules of its day. */
export const keptTemplate: z.ZodType<Template> = template.extend({ owner: words.optional() });

function isExpression(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
