import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Question, TemplateSource } from '../../src/domain/template.ts';
import { loadTemplates, planService, readAnswers, readServiceRecord } from '../../src/templates/templates.ts';
import { date, shippedFolder, smallTemplate, textOf } from './some-templates.ts';

const pieces = fc.constantFrom(
  ...[
    '"',
    "'",
    '\\',
    '`',
    '$',
    '{',
    '}',
    '${x}',
    '[%',
    '%]',
    '[%= 7*7 %]',
    '[%- include("/etc/passwd") %]',
    '%%]',
    '[%%',
  ],
  ...[
    '{{ 7*7 }}',
    '{% x %}',
    '<%= 7*7 %>',
    '<script>',
    '</title>',
    '<!--',
    '&lt;',
    '#',
    ': ',
    '- ',
    '|',
    '>',
    '@',
    '!',
  ],
  ...[
    '../',
    '/',
    '..\\',
    '~',
    '.git',
    '*/',
    '//',
    '"""',
    "'''",
    '\\n',
    '\\u0000',
    '$(id)',
    '`id`',
    ';',
    '&&',
    '\n',
    '\0',
  ],
  ...['ŵ', 'â', '🩺', '👩🏽‍⚕️', 'é', 'م', '日本', '\u202e', '\u2028', ' ', 'a', 'Z', '9'],
);
const text = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

function answerTo({ type, choices }: Question) {
  if (type === 'yes-no') return fc.boolean();
  if (type === 'choice') return fc.constantFrom(...choices.map(({ value }) => value));
  if (type === 'name') return fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,20}[A-Za-z0-9])?$/);
  if (type === 'email')
    return fc.constantFrom('a@example.nhs.uk', "o'brien+x@example.nhs.uk", 'a.b_c@x.example.nhs.uk');
  return text;
}

/** Raw answers of which most are right: those that are not are left to their defaults. */
function rightAnswers({ template }: TemplateSource) {
  const raw = Object.fromEntries(template.questions.map((question) => [question.id, answerTo(question)]));
  return fc.record(raw).map((sent: Record<string, string | boolean>) => {
    const { faults } = readAnswers(template, sent);
    const wrong = new Set(faults.map(({ question }) => question));
    const kept = Object.entries(sent).filter(([id]) => !wrong.has(id));
    return readAnswers(template, Object.fromEntries(kept)).answers ?? {};
  });
}

const readers: Readonly<Record<string, (content: string) => unknown>> = {
  json: (content) => JSON.parse(content) as unknown,
  yml: (content) => parse(content) as unknown,
  yaml: (content) => parse(content) as unknown,
};

const shipped = loadTemplates(shippedFolder);
const sources: TemplateSource[] = [await smallTemplate()];
for (const { id } of await shipped.list()) sources.push(await shipped.find(id));

describe.each(sources.map((source) => [source.template.id, source] as const))(
  '%s, for any answers',
  (_id, source) => {
    const usual = new Set(
      planService(source, readAnswers(source.template, {}).answers ?? {}, { date }).files.keys(),
    );

    test('makes the same bytes twice, inside its folder, in files that can be parsed', () => {
      fc.assert(
        fc.property(rightAnswers(source), (answers) => {
          const plan = planService(source, answers, { date });
          expect(planService(source, answers, { date })).toEqual(plan);
          for (const [path, { content }] of plan.files) {
            expect(path).not.toMatch(/(?:^|\/)\.{0,2}(?:\/|$)|\\|^[A-Za-z]:|\/\.git\/|^\.git\//);
            const decoded = new TextDecoder().decode(content);
            expect(() => readers[path.split('.').at(-1) ?? '']?.(decoded), path).not.toThrow();
          }
          expect(readServiceRecord(textOf(plan, '.codehub.yml')).value?.answers).toEqual(answers);
        }),
        { numRuns: 60 },
      );
    });

    test('evaluates no answer', () => {
      const run = "[%= globalThis.evaluated = 'yes' %]";
      const raw = Object.fromEntries(
        source.template.questions
          .filter(({ type }) => type === 'text' || type === 'paragraph')
          .map(({ id }) => [id, run]),
      );
      const wrong = new Set(readAnswers(source.template, raw).faults.map(({ question }) => question));
      const kept = Object.fromEntries(Object.entries(raw).filter(([id]) => !wrong.has(id)));
      const { answers } = readAnswers(source.template, kept);
      expect(answers?.['summary']).toBe(run);
      planService(source, answers ?? {}, { date });
      expect(globalThis).not.toHaveProperty('evaluated');
    });

    test('leaves no template syntax in what it writes', () => {
      const plan = planService(source, readAnswers(source.template, {}).answers ?? {}, { date });
      for (const [path, { content }] of plan.files)
        expect(new TextDecoder().decode(content), path).not.toMatch(/\[%|%\]/);
      expect([...usual].filter((path) => /__(?:packageName|pythonName)__|(?:^|\/)dot-/.test(path))).toEqual(
        [],
      );
    });
  },
);
