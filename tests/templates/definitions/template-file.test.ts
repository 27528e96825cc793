import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSharedPart, readTemplate } from '../../../src/templates/definitions/template-file.ts';
import { compareReleases } from '../../../src/templates/definitions/validate-template.ts';
import { smallFolder } from '../some-templates.ts';

const small = readFileSync(join(smallFolder, 'small', 'template.yml'), 'utf8');
const faults = (from: string | RegExp, to: string) => {
  const text = small.replace(from, to);
  expect(text).not.toBe(small);
  return readTemplate(text, 'small/template.yml').faults;
};

describe('a template file', () => {
  test('is read, with what may be left out filled in', () => {
    const { value } = readTemplate(small, 'small/template.yml');
    expect(value?.questions[0]).toEqual({
      id: 'greeting',
      title: 'How does it greet people?',
      help: null,
      type: 'paragraph',
      choices: [],
      default: 'Hello',
      required: false,
      longest: 500,
      pattern: null,
      when: null,
    });
    expect(value?.changelog.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0']);
  });

  test.each([
    [
      'a version that is not the newest',
      'version: 1.1.0',
      'version: 1.2.0',
      'line 7: version must be the newest of the changelog: 1.1.0',
    ],
    [
      'versions out of order',
      '- version: 1.0.0',
      '- version: 1.3.0',
      'line 34: changelog.0.version must be newer than the one below it',
    ],
    [
      'a migration to nowhere',
      '- to: 1.1.0',
      '- to: 3.0.0',
      'line 42: migrations.0.to must be a version of the changelog: 3.0.0',
    ],
    [
      'a question that is asked twice',
      'id: database\n',
      'id: greeting\n',
      'line 14: questions.1.id is asked twice: greeting',
    ],
    [
      'a question with the name of a value',
      'id: greeting',
      'id: packageName',
      'line 9: questions.0.id must not be packageName: files use that name already',
    ],
    [
      'a question with the name of a word of the language',
      'id: greeting',
      'id: class',
      'line 9: questions.0.id must not be class: files use that name already',
    ],
    [
      'a question that hangs on itself',
      'when: { database: true }\ncontains',
      'when: { databaseName: x }\ncontains',
      'line 23: questions.2.when must not hang on its own answer',
    ],
    [
      'a choice without choices',
      'type: paragraph',
      'type: choice',
      'line 9: questions.0.choices must be given for a choice, and only for one',
    ],
    [
      'a default that is no answer',
      'default: main',
      'default: "not a name"',
      'line 22: questions.2.default must hold only letters, digits and hyphens, with no hyphen at an end',
    ],
    [
      'a required question without a default',
      'default: main',
      'default: null',
      'line 22: questions.2.default must be given: a service can be started without answering',
    ],
    [
      'a yes or no without a default',
      /type: yes-no\n +default: false/,
      'type: yes-no',
      'line 14: questions.1.default must be true or false',
    ],
    [
      'a pattern that is none',
      'longest: 500',
      "pattern: { expression: '(', message: must }",
      'line 13: questions.0.pattern.expression must be a regular expression',
    ],
    ['a field nobody knows', 'summary:', 'sumary:', 'line 1: summary must be text'],
    ['broken YAML', 'contains: [A page]', 'contains: [A page', 'line '],
  ])('with %s is refused by its line', (_what, from, to, expected) => {
    expect(faults(from, to).join('\n')).toContain(`small/template.yml, ${expected}`);
  });

  test('reports every fault at once', () => {
    const { faults: found } = readTemplate('id: Small\ntitle: ""\nversion: one\n', 'x/template.yml');
    expect(found.length).toBeGreaterThan(5);
  });

  test.each(['', '- a', '42', 'a: &a [*a]', '&a [*a, *a]', '\0'])('may be %j, and is refused', (text) => {
    expect(readTemplate(text, 'x').faults.length).toBeGreaterThan(0);
    expect(readSharedPart(text, 'x').value ?? { questions: [] }).toMatchObject({ questions: [] });
  });
});

test('versions are compared by number', () => {
  expect(['1.10.0', '1.9.9', '1.2.0', '2.0.0'].sort(compareReleases)).toEqual([
    '1.2.0',
    '1.9.9',
    '1.10.0',
    '2.0.0',
  ]);
});
