import { describe, expect, test } from 'vitest';
import {
  loadTemplates,
  presetAnswers,
  readAnswersFile,
  writeAnswersFile,
} from '../../../src/templates/templates.ts';
import { folderWith, trustFiles } from '../a-trust.ts';
import { smallTemplate, unusual } from '../some-templates.ts';

const read = (text: string) => readAnswersFile(text, { id: 'ours', path: 'ours.yml' });
const { template } = await smallTemplate();

describe('a file of answers', () => {
  test('that was kept is read again, without what is of one service', () => {
    const { value } = read(writeAnswersFile('small', unusual));
    const { serviceName: _name, summary: _summary, ...rest } = unusual;
    expect(value).toEqual({ id: 'ours', title: 'ours', templates: null, answers: rest });
  });

  test.each([
    ['', /must hold questions and their answers|the file/],
    ['answers: [a]', /answers must hold questions/],
    ['answers: { "rm -rf": x }', /answers.rm -rf must hold questions/],
    ['answers: { a: { b: c } }', /must be text, true or false/],
    ['answers: {}\npassword: x', /[Uu]nrecognized|password/],
  ])('%j is none', (text, fault) => {
    expect(read(text).faults.join('\n')).toMatch(fault);
  });

  test('gives a template what it asks for, and is refused with what it does not accept', () => {
    const preset = { id: 'ours', title: 'Ours', templates: null, answers: { greeting: 'Hi', other: 'x' } };
    expect(presetAnswers(template, preset)).toEqual({ greeting: 'Hi' });
    expect(() => presetAnswers(template, { ...preset, answers: { teamEmail: 'no' } })).toThrow(
      expect.objectContaining({ faults: [expect.stringContaining('teamEmail must be an email address')] }),
    );
    expect(() => presetAnswers(template, { ...preset, templates: ['rap-r'] })).toThrow(
      'is for rap-r, and not for',
    );
  });
});

test('presets of a set are offered; a broken one is told and the others stay', async () => {
  using trust = folderWith({
    ...trustFiles,
    '_presets/ward-9.yml': 'title: Team of ward 9\nanswers: { ward: Ward 9 }\n',
    '_presets/broken.yml': 'answers: 3\n',
    '_presets/notes.txt': 'no preset',
  });
  const templates = loadTemplates(trust.path);
  expect(await templates.presets()).toEqual([
    { id: 'ward-9', title: 'Team of ward 9', templates: null, answers: { ward: 'Ward 9' } },
  ]);
  expect(await templates.faults()).toEqual([
    expect.stringMatching(/^_presets\/broken\.yml, line 1: answers /),
  ]);
});
