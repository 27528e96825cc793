import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { lintTemplates, startTemplate, templateSchema } from '../../../src/templates/authoring/authoring.ts';
import { filesInFolder } from '../../../src/templates/definitions/template-files.ts';
import { loadTemplates } from '../../../src/templates/templates.ts';
import { folderWith, templateYaml, trustFiles } from '../a-trust.ts';
import { shippedFolder } from '../some-templates.ts';

const hub = loadTemplates(shippedFolder);

async function faultsOf(files: Readonly<Record<string, string>>, only?: string) {
  using folder = folderWith(files);
  return await lintTemplates(filesInFolder(folder.path), { hub, only });
}

describe('a template that is wrong in many ways', () => {
  const more = `questions:
  - { id: colour, title: Which colour?, default: red }
  - { id: unused, title: Why?, default: x }
  - { id: size, title: Which size?, type: choice, default: s, choices: [{ value: s, label: S }] }
  - { id: extra, title: More?, type: yes-no, default: false }
conditions:
  - { files: docs/**, when: { extra: true } }
  - { files: a.json, when: { size: xl } }
  - { files: a.json, when: { extras: true } }
migrations:
  - { to: 1.1.0, renames: [{ from: old.txt, to: new.txt }] }
`;
  const files = {
    ...trustFiles,
    'wrong/template.yml': templateYaml('wrong', '1.1.0', more).replace('Booking', 'Wrong'),
    'wrong/files/README.md': 'fine\n[%= colouur %]\n',
    'wrong/files/open.txt': '[% if (extra) { %]',
    'wrong/files/Same.txt': '1',
    'wrong/files/same.txt': '2',
    'wrong/files/random.txt': '[%= Math.random() %]',
    'wrong/files/value.txt': '[%= extra.length.x %]',
    'wrong/files/x.yml': 'name: [%= colour %]\n',
    'wrong/files/a.toml': 'name = "[%= colour %]"\n',
    'wrong/files/b.js': "export const colour = '[%= colour %]';\n",
    'wrong/files/page.html': '<p>[%= colour %]</p>',
    'wrong/files/page.md': '---\ntitle: [%= yaml(colour) %]\n---\n[%= colour %]\n',
    'wrong/releases/1.1.0.json': '{}',
  };
  let faults: string[];
  beforeAll(async () => {
    ({ faults } = await faultsOf(files, 'wrong'));
  });

  test.each([
    'template.yml, line 16: unused is asked, and nothing uses the answer.',
    'template.yml, line 21: can never hold: size is never xl.',
    'template.yml, line 22: hangs on extras, which no question is called. Do you mean extra?',
    'template.yml, line 20: docs/** matches no file: the condition does nothing.',
    'template.yml, line 6: has changed since 1.1.0 was kept: give it a new version, with its changes.',
    'template.yml, line 24: moves old.txt to new.txt, where no file is.',
    'template.yml: Same.txt and same.txt cannot be in one folder on every machine.',
    'files/README.md, line 2: colouur is no value that files have. Do you mean colour?',
    'files/open.txt, line 1: The code between “[%” and “%]” cannot be read: Unexpected token.',
    'files/random.txt: is not the same each time it is made, so that upgrades would take it for changed.',
    'files/value.txt, line 1: Cannot read properties of undefined (reading ‘x’).',
    'files/x.yml: is no YAML for unusual answers: put them in with yaml().',
    'files/a.toml: is no TOML for unusual answers: put them in with json().',
    'files/b.js: is no JavaScript for unusual answers: put them in with ts().',
    'files/page.html: holds an answer that means something there: put answers in with html().',
    'files/page.md: holds an answer that means something there: put answers in with markdown().',
  ])('hears at once: %s', (fault) => {
    expect(faults.map((each) => each.replace("'x'", '‘x’'))).toContain(`wrong/${fault}`);
  });
});

test('a short answer breaks what a long one would break', async () => {
  const { faults } = await faultsOf({
    ...trustFiles,
    'short/template.yml': templateYaml(
      'short',
      '1.0.0',
      'questions:\n  - { id: colour, title: Which colour?, default: red, longest: 20 }\n',
    ),
    'short/files/a.json': '{ "colour": "[%= colour %]" }\n',
    'short/files/README.md': '# [%= markdown(serviceName) %]\n',
  });
  expect(faults).toContain('short/files/a.json: is no JSON for unusual answers: put them in with json().');
});

test('a set that is right has no faults, and its documents are no templates', async () => {
  expect(await faultsOf(trustFiles)).toEqual({ templates: ['booking'], faults: [], remarks: [] });
});

test('a question of the shared part that nothing uses is told once', async () => {
  const { faults } = await faultsOf({ ...trustFiles, '_common/files/WARD.md': 'none' });
  expect(faults).toEqual(['_common/template.yml, line 3: ward is asked, and nothing uses the answer.']);
});

test('what cannot be read is told beside the faults of others', async () => {
  const { faults } = await faultsOf({
    ...trustFiles,
    'broken/template.yml': 'id: other\n',
    'booking/files/README.md': '[%= ware %]',
  });
  expect(faults).toContainEqual(expect.stringMatching(/^broken\/template\.yml, line 1: /));
  expect(faults).toContain(
    'booking/files/README.md, line 1: ware is no value that files have. Do you mean ward?',
  );
});

test('a template that is not there is no template without faults', async () => {
  await expect(faultsOf(trustFiles, 'nothing')).rejects.toThrow('There is no template nothing.');
});

test('the templates of the hub have no faults', async () => {
  const { faults } = await lintTemplates(filesInFolder(shippedFolder), { hub });
  expect(faults).toEqual([]);
});

test('a template that was just started is right', async () => {
  const folder = folderWith({});
  onTestFinished(() => folder[Symbol.dispose]());
  const place = join(folder.path, 'hello');
  await startTemplate(place, { hub, date: '2026-11-28' });
  const report = await lintTemplates(filesInFolder(folder.path), { hub });
  expect(report).toEqual({ templates: ['hello'], faults: [], remarks: [] });
  await expect(startTemplate(place, { hub, date: '2026-11-28' })).rejects.toThrow('is not empty');
  await expect(startTemplate(`${place} 2`, { hub, date: '2026-11-28' })).rejects.toThrow('lower-case words');
});

test('the schema for editors is that of today', async () => {
  const kept = JSON.parse(await readFile(join(shippedFolder, 'template.schema.json'), 'utf8')) as unknown;
  expect(
    kept,
    'After a change of template-file.ts: npx --no -- codehub template schema > templates/template.schema.json',
  ).toEqual(JSON.parse(JSON.stringify(templateSchema())));
});
