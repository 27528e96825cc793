import { z } from 'zod';
import type { AnswerPreset, Answers, Template } from '../../domain/template.ts';
import {
  planService,
  presetAnswers,
  presetsFor,
  readAnswers,
  requireChecked,
  zipService,
  type Templates,
} from '../../templates/templates.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { invalid } from '../read-input.ts';
import { defineRoute, type Route } from '../route.ts';
import { count, named, nothing } from '../schemas.ts';

const fields = {
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  audience: z.string().describe('Who it is for.'),
  stack: z.array(z.string()),
  topics: z.array(z.string()),
  version: z.string(),
  owner: z.string().nullable().describe('Whose it is; null for those that come with the hub.'),
};

const value = z.union([z.string(), z.boolean()]);
const condition = z
  .record(z.string(), value)
  .nullable()
  .describe('Answers to other questions on which it hangs.');

const question = z
  .object({
    id: z.string().describe('Also the name of the parameter.'),
    title: z.string(),
    help: z.string().nullable(),
    type: z.enum(['text', 'paragraph', 'choice', 'yes-no', 'email', 'name']),
    choices: z.array(z.object({ value: z.string(), label: z.string() })),
    default: value.nullable().describe('What counts as the answer when there is none.'),
    required: z.boolean(),
    longest: z.int().describe('Greatest length, in characters.'),
    pattern: z.object({ expression: z.string(), message: z.string() }).nullable(),
    when: condition,
  })
  .register(named, { id: 'Question' });

const list = z
  .object({ total: count, items: z.array(z.object({ ...fields, questions: count })) })
  .register(named, { id: 'TemplateList' });

const template = z
  .object({
    ...fields,
    questions: z.array(question),
    contains: z.array(z.string()).describe('What a team gets.'),
    run: z.array(z.object({ title: z.string(), command: z.string() })),
    presets: z
      .array(z.object({ id: z.string(), title: z.string(), answers: z.record(z.string(), value) }))
      .describe('Answers that teams have kept for their next service.'),
    changelog: z.array(
      z.object({
        version: z.string(),
        date: z.string(),
        changes: z.array(z.object({ text: z.string(), security: z.boolean() })),
      }),
    ),
  })
  .register(named, { id: 'Template' });

const archive = z
  .string()
  .register(named, { id: 'ServiceArchive', description: 'A zip archive with every file.' });
const order = z.object({
  preset: z
    .string()
    .max(100)
    .optional()
    .describe('The id of a preset: its answers count where `parameters` has none.'),
  parameters: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      'Answers by the id of their question: text, or true and false. What is left out gets its default.',
    ),
});
const byId = z.object({ id: z.string().max(200) });

export function templateRoutes(
  tools: Pick<ApiDependencies, 'templates' | 'policies' | 'clock' | 'publicUrl'>,
): Route[] {
  const { templates } = tools;
  return [
    defineRoute({
      method: 'get',
      path: '/templates',
      id: 'listTemplates',
      summary: 'The templates that a service can be started from',
      parameters: nothing,
      query: nothing,
      answer: { status: 200, description: 'Every template', schema: list },
      problems: [],
      maxAge: 300,
      async handle() {
        const items = (await templates.list()).map(listed);
        return { body: { total: items.length, items } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/templates/{id}',
      id: 'getTemplate',
      summary: 'One template, with the questions it asks',
      parameters: byId,
      query: nothing,
      answer: { status: 200, description: 'The template', schema: template },
      problems: [404],
      maxAge: 300,
      async handle({ parameters: { id } }) {
        const { template: found } = await templates.find(id);
        return { body: whole(found, presetsFor(found, await templates.presets())) };
      },
    }),
    renderRoute(tools),
  ];
}

function renderRoute({
  templates,
  policies,
  clock,
  publicUrl,
}: Pick<ApiDependencies, 'templates' | 'policies' | 'clock' | 'publicUrl'>): Route {
  return defineRoute({
    method: 'post',
    path: '/templates/{id}/render',
    id: 'renderTemplate',
    summary: 'A new service from a template',
    description:
      'Its files are judged by the policies of this hub first. The same parameters give the same archive on one day.',
    parameters: byId,
    query: nothing,
    body: order,
    largest: '50kb',
    answer: {
      status: 200,
      description: 'The files of the service',
      schema: archive,
      type: 'application/zip',
    },
    problems: [404],
    maxAge: 0,
    async handle({ parameters: { id }, body }) {
      const { parameters, preset } = body as z.output<typeof order>;
      const source = await templates.find(id);
      const kept = preset === undefined ? {} : await keptAnswers(templates, source.template, preset);
      const { answers, faults } = readAnswers(source.template, { ...kept, ...parameters });
      if (!answers) throw invalid(faults.map(({ question: name, message }) => `${name} ${message}.`));
      const plan = planService(source, answers, { date: clock().toISOString().slice(0, 10), hub: publicUrl });
      requireChecked(plan, policies());
      const disposition = `attachment; filename="${plan.template}-${plan.version}.zip"`;
      return { body: await zipService(plan), headers: { 'Content-Disposition': disposition } };
    },
  });
}

async function keptAnswers(
  templates: Pick<Templates, 'presets'>,
  found: Template,
  preset: string,
): Promise<Answers> {
  const presets = presetsFor(found, await templates.presets());
  const chosen = presets.find(({ id }) => id === preset);
  if (chosen) return presetAnswers(found, chosen);
  const there =
    presets.length === 0 ? 'There are none.' : `There are: ${presets.map(({ id }) => id).join(', ')}.`;
  throw invalid([`preset is not one of this template. ${there}`]);
}

function listed(found: Template) {
  const { id, title, summary, audience, stack, topics, version, owner = null, questions } = found;
  return { id, title, summary, audience, stack, topics, version, owner, questions: questions.length };
}

function whole(found: Template, offered: readonly AnswerPreset[]): z.infer<typeof template> {
  const { questions, contains, run, changelog } = found;
  const presets = offered.map(({ id, title, answers }) => ({ id, title, answers }));
  return { ...listed(found), questions: questions.map(questionView), contains, run, presets, changelog };
}

function questionView({
  id,
  title,
  help,
  type,
  choices,
  default: given,
  required,
  longest,
  pattern,
  when,
}: Template['questions'][number]) {
  return { id, title, help, type, choices, default: given, required, longest, pattern, when };
}
