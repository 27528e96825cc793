import { publiccodeFaults } from '../../src/documents/publiccode/publiccode.ts';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessFiles } from '../../src/assessment/assessment.ts';
import type { Evidence, EvidenceFile, TreeEntry } from '../../src/domain/evidence.ts';
import type { BodyType } from '../../src/domain/organisation.ts';
import { joinPatches, noAnswers, readMendingAnswers, readyFiles } from '../../src/mending/mending.ts';
import { readyLicenceIds } from '../../src/mending/licence-texts.ts';
import { anEvidence, oidOf } from '../builders.ts';
import { aCatalogue, anOrganisation, policies } from '../web/fake-tools.ts';

const now = new Date('2026-11-23T12:00:00Z');
const answers = { holder: '', contact: 'ward-team@trust.example', owners: '@sample-trust/ward-team' };
const readme = '# Ward board\n\nShows which beds are free.\n';

/** Asks for every check that any of the packs asks for. */
const [first] = policies;
const everything = {
  ...first!,
  clauses: [...new Map(policies.flatMap(({ clauses }) => clauses.map((one) => [one.check, one]))).values()],
};

interface Scene {
  evidence?: Partial<Evidence>;
  files?: Record<string, string>;
  bodyType?: BodyType;
}

function scene({
  evidence: overrides = {},
  files = { 'README.md': readme },
  bodyType = 'trust',
}: Scene = {}) {
  const tree: TreeEntry[] = Object.entries(files).map(([path, text]) => ({
    ...{ path, type: 'file' as const, oid: oidOf(text), size: text.length },
  }));
  const evidence = anEvidence({ tree, ...overrides });
  const read: EvidenceFile[] = Object.entries(files).map(([path, text]) => ({
    ...{ path, text, oid: oidOf(text), truncated: false },
  }));
  const catalogue = aCatalogue({ organisations: [anOrganisation({ bodyType })] });
  const organisation = catalogue.organisations[0];
  const { licence, findings } = assessFiles({ evidence, files: read, organisation, now }, [everything]);
  const text = files['README.md'];
  const facts = { evidence, licence, findings, catalogue, answers, now };
  return {
    ...{ facts, findings, files },
    mending: readyFiles({ ...facts, readme: text === undefined ? undefined : { path: 'README.md', text } }),
  };
}

const bare = { 'README.md': readme, 'package.json': '{ "name": "ward-board" }' };
const old = { committedAt: '2021-03-01T09:00:00Z', pushedAt: '2021-03-01T09:00:00Z' };

describe('ready files', () => {
  test('mend each check that they say they mend', () => {
    const { mending, files } = scene({ files: bare, evidence: old });
    const kinds = mending.files.map(({ kind }) => kind);
    expect(kinds).toEqual([
      ...['licence', 'security', 'contributing', 'code-owners', 'dependency-updates'],
      ...['pull-request-template', 'archive-notice'],
    ]);
    const added = Object.fromEntries(mending.files.map(({ path, text }) => [path, text]));
    const outcomes = new Map(
      scene({ files: { ...files, ...added }, evidence: old }).findings.map((one) => [one.check, one]),
    );
    for (const { checks, kind } of mending.files)
      for (const check of checks) expect(outcomes.get(check)?.outcome, `${kind} for ${check}`).toBe('met');
  });

  test('make no other check worse', () => {
    const before = scene({ files: bare, evidence: old });
    const added = Object.fromEntries(before.mending.files.map(({ path, text }) => [path, text]));
    const after = scene({ files: { ...bare, ...added }, evidence: old });
    const was = new Map(before.findings.map(({ check, outcome }) => [check, outcome]));
    const worse = after.findings.filter(
      ({ check, outcome }) => outcome === 'unmet' && was.get(check) === 'met',
    );
    expect(worse).toEqual([]);
  });

  test('describe the repository once it has a licence', () => {
    const licence = scene({ files: bare }).mending.files[0]!;
    const { mending } = scene({ files: { ...bare, LICENCE: licence.text } });
    expect(mending.files.map(({ kind }) => kind)).toContain('code-json');
    const described = mending.files.find(({ kind }) => kind === 'publiccode');
    expect(described?.text).toMatch(/license: MIT\n/);
    expect(publiccodeFaults(described?.text ?? '')).toEqual([]);
    expect(described?.text).toMatch(/email: ward-team@trust\.example/);
  });

  test.each<[BodyType, string]>([
    ['trust', 'Copyright (c) 2024 Sample Hospitals NHS Trust\n'],
    ['national-body', 'Copyright (c) 2024 Crown Copyright (Sample Hospitals NHS Trust)\n'],
  ])('name the holder of the copyright of a %s', (bodyType, line) => {
    expect(scene({ files: bare, bodyType }).mending.files[0]?.text).toContain(line);
  });

  test('give the MIT text where MIT is named, or only what npm init wrote', () => {
    const named = (licence: string) =>
      scene({ files: { ...bare, 'package.json': JSON.stringify({ name: 'a', license: licence }) } }).mending;
    for (const licence of ['MIT', 'ISC'])
      expect(named(licence).files.find(({ kind }) => kind === 'licence')?.text).toMatch(/^MIT License\n/);
  });

  test.each([
    ['a fork', { fork: true, parent: 'elsewhere/tool' }],
    ['a fork of the same account', { fork: true, parent: 'sample-trust/tool' }],
    ['what is archived', { archived: true }],
    ['a mirror', { mirror: true }],
    ['what is empty', { empty: true, tree: null }],
    ['what was not listed', { tree: undefined }],
  ])('are not offered for %s', (_of, evidence) => {
    const { mending } = scene({ evidence });
    expect(mending.files).toEqual([]);
    expect(mending.refusal).not.toBeNull();
  });

  test.each([
    ...['LICENSE', 'license.txt', 'Licence.MD', 'COPYING', 'LICENSE-MIT', 'MIT-LICENSE.txt', 'LICENSE.pdf'],
    ...['docs/LICENCE.docx', 'UNLICENSE', '.github/LICENSE.md', 'LICENSES/MIT.txt', 'ogl.html'],
  ])('put no licence beside %s', (path) => {
    expectLeft('licence', path);
  });

  test.each([
    ...['security.md', 'SECURITY', 'docs/Security.rst', '.github/SECURITY_POLICY.md', 'SECURITY.pdf'],
    ...[
      'security.txt',
      '.well-known/security.txt',
      'vulnerability-disclosure-policy.md',
      'VULNERABILITIES.md',
    ],
  ])('put no security policy beside %s', (path) => {
    expectLeft('security', path);
  });

  test.each([
    ...['contributing.md', 'Contribute.txt', 'docs/CONTRIBUTING.rst', 'CONTRIBUTION_GUIDELINES.md'],
    ...['HOW_TO_CONTRIBUTE.md', 'CONTRIBUTING.html', '.github/contributing.adoc'],
  ])('put no guide for contributors beside %s', (path) => {
    expectLeft('contributing', path);
  });

  test.each([
    ['code-owners', 'docs/CODEOWNERS'],
    ['code-owners', 'MAINTAINERS.md'],
    ['dependency-updates', '.github/dependabot.yaml'],
    ['dependency-updates', 'renovate.json5'],
    ['dependency-updates', '.github/workflows/renovate.yml'],
    ['pull-request-template', 'pull_request_template.md'],
    ['pull-request-template', '.github/PULL_REQUEST_TEMPLATE/a.md'],
    ['publiccode', 'publiccode.yaml'],
    ['code-json', 'code.json'],
  ])('of the kind %s are not put beside %s', (kind, path) => {
    expectLeft(kind, path);
  });

  function expectLeft(kind: string, path: string) {
    const { mending } = scene({ files: { ...bare, [path]: '' } });
    expect(mending.files.map((file) => file.kind)).not.toContain(kind);
  }

  test('keep quiet about owners and contacts that nobody named', () => {
    const { facts } = scene({ files: bare });
    const { files, left } = readyFiles({ ...facts, answers: noAnswers, readme: undefined });
    expect(files.map(({ kind }) => kind)).not.toContain('code-owners');
    expect(left.map(({ kind }) => kind)).toContain('code-owners');
    expect(files.map(({ text }) => text).join('')).not.toMatch(/@|TODO|\[your|undefined/i);
  });
});

describe('a patch', () => {
  test.each([
    ['with line ends of Unix', readme],
    ['with line ends of Windows', readme.replaceAll('\n', '\r\n')],
    ['without an end of its last line', '# Ward board\n\nShows beds.'],
    ['of one line', '# Ward board'],
    ['with an underlined title', 'Ward board\n==========\n\nShows beds.\n'],
    ['without a title', 'Shows which beds are free.\n'],
  ])('makes of a README %s what the page shows', (_how, text) => {
    const files = { ...bare, 'README.md': text };
    const { mending } = scene({ files, evidence: old });
    const folder = mkdtempSync(join(tmpdir(), 'codehub-patch-'));
    try {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      execFileSync('git', ['init', '-q'], { cwd: folder });
      execFileSync('git', ['apply', '-'], { cwd: folder, input: joinPatches(mending.files) });
      expect(mending.files.map(({ kind }) => kind)).toContain('archive-notice');
      for (const file of mending.files)
        expect(readFileSync(join(folder, file.path), 'utf8'), file.path).toBe(file.text);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test.each([
  { holder: 'Trust\nCopyright somebody else' },
  { contact: 'javascript:alert(1)' },
  { contact: 'a@b.example)](https://evil.example' },
  { owners: '* @a\n/secret @b' },
  { owners: 'everybody' },
])('an answer that could say more than it should is refused: %j', (typed) => {
  const { errors, answers: read } = readMendingAnswers({ ...noAnswers, ...typed });
  expect(Object.keys(errors)).toEqual(Object.keys(typed));
  expect(read).toEqual(noAnswers);
});

describe('the licence', () => {
  const named = (spdx: string) => ({
    'README.md': readme,
    'package.json': JSON.stringify({ name: 'ward-board', license: spdx }),
  });

  test.each([...readyLicenceIds])('%s, once named, is put there word for word in our name', (spdx) => {
    const { mending, files, findings } = scene({ files: named(spdx) });
    expect(findings.find(({ check }) => check === 'full-licence-text')?.outcome).toBe('unmet');
    const ready = mending.files.find(({ kind }) => kind === 'licence');
    expect(ready?.text.includes('Sample Hospitals NHS Trust')).toBe(spdx !== 'CC0-1.0');
    const after = scene({ files: { ...files, LICENCE: ready?.text ?? '' } });
    expect(after.facts.licence?.spdx).toBe(spdx);
    for (const check of ready?.checks ?? [])
      expect(after.findings.find((one) => one.check === check)?.outcome, check).toBe('met');
  });

  test('is that for documents where the forge finds no code', () => {
    const { mending } = scene({ evidence: { language: null } });
    expect(mending.files[0]).toMatchObject({ title: expect.stringContaining('Open Government Licence') });
  });

  test('is left to people where its text is not at hand', () => {
    const { mending } = scene({ files: named('Zlib') });
    expect(mending.left.find(({ kind }) => kind === 'licence')?.because).toContain('Zlib already');
  });
});
