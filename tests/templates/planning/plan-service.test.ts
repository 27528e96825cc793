import { beforeAll, describe, expect, test } from 'vitest';
import type { TreeFile } from '../../../src/domain/file-tree.ts';
import type { TemplateSource } from '../../../src/domain/template.ts';
import {
  checkPlan,
  planService,
  readServiceRecord,
  requireChecked,
} from '../../../src/templates/templates.ts';
import { date, planFor, policies, smallTemplate, textOf, unusual } from '../some-templates.ts';

let small: TemplateSource;
beforeAll(async () => {
  small = await smallTemplate();
});

const aFile = (path: string, text = ''): [string, TreeFile] => [
  path,
  { kind: 'file', content: new TextEncoder().encode(text) },
];
const withFiles = (...files: [string, TreeFile][]): TemplateSource => ({ ...small, files: new Map(files) });
const without = (path: string) => withFiles(...[...small.files].filter(([each]) => each !== path));
const paths = (raw = {}) => [...planFor(small, raw).files.keys()];

describe('a plan', () => {
  test('holds every file, in order, with names put into paths', () => {
    expect(paths()).toEqual([
      ...[
        '.codehub.yml',
        '.gitignore',
        'CONTRIBUTING.md',
        'LICENCE',
        'README.md',
        'SECURITY.md',
        'package.json',
      ],
      ...['page.html', 'pyproject.toml', 'src/example_service/__init__.py', 'src/server.js', 'start'],
    ]);
  });

  test('holds what hangs on an answer only for that answer', () => {
    expect(paths()).not.toContain('src/database.toml');
    expect(paths({ database: true })).toContain('src/database.toml');
    expect(paths({ clinical: true })).toContain('docs/clinical-safety/README.md');
  });

  test('prefers a template’s own file to the shared one', () => {
    expect(textOf(planFor(small), 'page.html')).toContain('<title>Example service</title>');
  });

  test('keeps files executable, and those without anything to fill in byte for byte', () => {
    const bytes = new Uint8Array([0, 255, 254, 37, 93]);
    const plan = planService(withFiles(['x', { kind: 'executable', content: bytes }]), {}, { date });
    expect(plan.files.get('x')).toEqual({ kind: 'executable', content: bytes });
  });

  test('records what is needed to make the same plan again', () => {
    const plan = planFor(small, { ...unusual, database: true });
    const { value } = readServiceRecord(textOf(plan, '.codehub.yml'));
    expect(value).toEqual({ template: 'small', version: '1.1.0', started: date, answers: plan.answers });
    const again = planService(small, value?.answers ?? {}, { date: value?.started ?? '' });
    expect(again).toEqual(plan);
  });

  test('puts the year into the copyright line', () => {
    expect(textOf(planFor(small), 'LICENCE')).toContain(
      'Copyright (c) 2026 Crown Copyright (Example NHS organisation)',
    );
  });

  test('gives questions that do not apply an empty value', () => {
    const source = withFiles(aFile('x', '<[%= databaseName %]|[%= database %]>'));
    expect(textOf(planFor(source), 'x')).toBe('<|false>');
  });

  test('tells a template which files there are', () => {
    const source = withFiles(aFile('dot-x'), aFile('y', '[%= files.join() %]'));
    expect(textOf(planFor(source), 'y')).toBe('.x,y');
  });

  test.each([
    ['names a value that does not exist', '[%= nothing %]', /nothing is not defined/],
    ['puts something that is no text into text', '[%= undefined %]', /a value that does not exist/],
    ['does not compile', '[% if (', /./],
    ['includes a file', "[%- include('/etc/passwd') %]", /must not include another file/],
  ])('is refused when a file %s', (_what, text, message) => {
    expect(() => planFor(withFiles(aFile('x', text)))).toThrow(message);
  });

  test('names the file and the line of a slip of its author', () => {
    expect(() => planFor(withFiles(aFile('dot-x', 'one\ntwo [%= colouur %]\n')))).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        message: 'The template cannot be filled in: dot-x:2: colouur is not defined.',
      }),
    );
  });

  test.each([
    '../x',
    '/x',
    'a/../../x',
    'dot-git/hooks/post-checkout',
    'dot-GIT/config',
    'C:x',
    'nul',
    'dot-/x',
  ])('is refused for the path %s', (path) => {
    expect(() => planFor(withFiles(aFile(path)))).toThrow('files that must not be written');
  });

  test('is refused for paths that are one on some machines', () => {
    expect(() => planFor(withFiles(aFile('Readme.md'), aFile('README.md')))).toThrow('must not be written');
    expect(() => planFor(withFiles(aFile('src'), aFile('src/x')))).toThrow('must not be written');
    expect(() => planFor(withFiles(aFile('dot-x'), aFile('.x')))).toThrow('must not be written');
  });

  test('never takes a template’s word for the record', () => {
    const plan = planFor(withFiles(aFile('dot-codehub.yml', 'template: other')));
    expect(textOf(plan, '.codehub.yml')).toContain('template: "small"');
  });
});

describe('a checked plan', () => {
  test('meets every check that policies do not merely recommend', () => {
    for (const raw of [{}, unusual]) {
      const findings = requireChecked(planFor(small, raw), policies);
      expect(findings.filter(({ outcome, force }) => outcome !== 'met' && force !== 'recommended')).toEqual(
        [],
      );
      expect(findings.length).toBeGreaterThan(15);
    }
  });

  test.each([
    ['LICENCE', /full-licence-text/],
    ['README.md', /has-readme/],
    ['SECURITY.md', /has-security-policy/],
  ])('is refused without %s, and says why', (missing, check) => {
    const source = without(missing);
    expect(() => requireChecked(planFor(source), policies)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        faults: expect.arrayContaining([expect.stringMatching(check)]) as string[],
      }),
    );
  });

  test('may lack what is only recommended', () => {
    const source = without('CONTRIBUTING.md');
    const findings = requireChecked(planFor(source), policies);
    expect(findings).toEqual(checkPlan(planFor(source), policies));
    expect(findings.find(({ check }) => check === 'has-contributing')?.outcome).toBe('unmet');
  });
});
