import { notFound } from '../../src/base/problem.ts';
import type { TreeFile } from '../../src/domain/file-tree.ts';
import type { AnswerPreset, Question, Template, TemplateSource } from '../../src/domain/template.ts';
import type { TemplateChanges } from '../../src/templates/templates.ts';
import type { WebDependencies } from '../../src/web/web.ts';

export function aQuestion(overrides: Partial<Question> & Pick<Question, 'id'>): Question {
  return {
    title: `Title of ${overrides.id}?`,
    help: null,
    type: 'text',
    choices: [],
    default: null,
    required: false,
    longest: 80,
    pattern: null,
    when: null,
    ...overrides,
  };
}

/** Asks one shared question on each page of shared ones, then two of its own of which one hangs on the other. */
export const questions: Question[] = [
  aQuestion({ id: 'serviceName', title: 'What is your service called?', default: 'Example', required: true }),
  aQuestion({ id: 'summary', title: 'What does it do?', longest: 60 }),
  aQuestion({
    id: 'teamEmail',
    title: 'What is its address?',
    type: 'email',
    default: 'a@example.nhs.uk',
    required: true,
  }),
  aQuestion({
    id: 'database',
    title: 'Does it keep data?',
    type: 'choice',
    choices: [
      { value: 'none', label: 'No' },
      { value: 'postgres', label: 'Yes, in PostgreSQL' },
    ],
    default: 'none',
  }),
  aQuestion({
    id: 'schema',
    title: 'What is its schema called?',
    required: true,
    when: { database: 'postgres' },
  }),
  aQuestion({ id: 'gate', title: 'Should there be a password?', type: 'yes-no', default: true }),
];

export function aTemplate(overrides: Partial<Template> = {}): Template {
  return {
    id: 'small-service',
    title: 'Small service',
    summary: 'Something small.',
    audience: 'Teams that test.',
    stack: ['Node'],
    topics: ['beds'],
    version: '1.2.0',
    questions,
    contains: ['One file'],
    run: [{ title: 'Start', command: 'npm start' }],
    trial: { needs: [], commands: [] },
    conditions: [],
    changelog: [
      { version: '1.2.0', date: '2026-11-01', changes: [{ text: 'Sets a header.', security: true }] },
      { version: '1.1.0', date: '2026-10-01', changes: [{ text: 'Says more.', security: false }] },
      { version: '1.0.0', date: '2026-09-01', changes: [{ text: 'First release.', security: false }] },
    ],
    migrations: [],
    ...overrides,
  };
}

const readme = '# [%= markdown(serviceName) %]\n\n[%= markdown(summary) %]\n';

export function aTemplateSource(overrides: Partial<Template> = {}): TemplateSource {
  const file = (path: string, content: string | Uint8Array): [string, TreeFile] => [
    path,
    {
      kind: path.endsWith('.sh') ? 'executable' : 'file',
      content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    },
  ];
  return {
    template: aTemplate(overrides),
    files: new Map([
      file('README.md', readme),
      file('page.html', '<h1>[%= html(serviceName) %]</h1>'),
      file('run.sh', 'npm start\n'),
      file('picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1])),
      file('empty.txt', ''),
    ]),
  };
}

export function sampleTemplates(
  sources: readonly TemplateSource[],
  presets: readonly AnswerPreset[] = [],
): WebDependencies['templates'] {
  return {
    presets: async () => presets,
    list: async () => sources.map(({ template }) => template),
    async find(id) {
      const source = sources.find(({ template }) => template.id === id);
      if (!source) throw notFound(`The template ${id}`);
      return source;
    },
  };
}

/** Of a team whose answers fit, of one whose do not, and of one for another template. */
export const samplePresets: AnswerPreset[] = [
  {
    ...{ id: 'ward-9', title: 'Team of <b>ward 9</b>', templates: null },
    answers: { teamEmail: 'ward-9@example.nhs.uk', gate: false, summary: 'Kept', other: 'not asked' },
  },
  { id: 'broken', title: 'Old team', templates: ['small-service'], answers: { teamEmail: 'nowhere' } },
  { id: 'elsewhere', title: 'Analysts', templates: ['rap-r'], answers: { gate: true } },
];

/** What differs since a release: a file with markup, one of which the name has no place to break, and one too long to show. */
export function sampleChanges(id: string, from: string): TemplateChanges {
  const patch = `diff --git a/app.js b/app.js\n@@ -1 +1,2 @@\n-<b>old</b>\n+${'wide '.repeat(80)}\n`;
  const { changelog, version } = aTemplate();
  const isNewest = from === '9.9.9';
  return {
    ...{ template: id, from, to: version, versions: ['1.1.0', '1.0.0'] },
    changelog: isNewest ? [] : changelog,
    files: isNewest
      ? []
      : [
          { path: 'app/views/<b>page</b>.html', patch },
          { path: `app/${'averylongname'.repeat(8)}.js`, patch },
          { path: 'package-lock.json', patch: '' },
        ],
  };
}
