import { describe, expect, test } from 'vitest';
import { mergeOne } from './merge.ts';

const sha = (digit: string) => digit.repeat(40);

describe('workflows', () => {
  const workflow = (checkout: string, setup: string, more = '') =>
    [
      'jobs:',
      '  test:',
      '    runs-on: ubuntu-24.04',
      '    steps:',
      `      - uses: actions/checkout@${checkout}`,
      `      - uses: actions/setup-node@${setup}`,
      '        with:',
      '          node-version: 24',
      ...(more === '' ? [] : [more]),
      '      - run: npm test',
      '',
    ].join('\n');

  test.each([
    ['commits with comments', `${sha('a')} # v4.1.0`, `${sha('b')} # v4.2.1`, `${sha('c')} # v4.3.0`, 2],
    ['newer here', `${sha('a')} # v4.1.0`, `${sha('b')} # v5`, `${sha('c')} # v4.3.0`, 1],
    [
      'other forms of comment',
      `${sha('a')} # v4`,
      `${sha('b')} # tag=v4.2.1`,
      `${sha('c')} # pin@v4.10.0`,
      2,
    ],
    ['tags', 'v3', 'v4', 'v4.2.1', 2],
    ['a tag and a commit', 'v3', 'v4', `${sha('c')} # v4.2.1`, 2],
  ])('%s: the newer action with its comment', (_name, was, ours, theirs, winner) => {
    const { text, told } = mergeOne(
      '.github/workflows/ci.yml',
      workflow(was, 'v1'),
      workflow(ours, 'v2', '      - run: npm ci'),
      workflow(theirs, 'v1.5', '      - run: npm run lint'),
    );
    const lines = text?.split('\n') ?? [];
    expect(lines[4]).toBe(`      - uses: actions/checkout@${winner === 1 ? ours : theirs}`);
    expect(lines[5]).toBe('      - uses: actions/setup-node@v2');
    expect(lines).toEqual(expect.arrayContaining(['      - run: npm ci', '      - run: npm run lint']));
    expect(told).toEqual([]);
  });

  test('two commits that claim one version are told, and the team’s stays', () => {
    const { text, told } = mergeOne(
      'ci.yml',
      workflow(`${sha('a')} # v4.1.0`, 'v1'),
      workflow(`${sha('b')} # v4.2.1`, 'v1'),
      workflow(`${sha('c')} # v4.2.1`, 'v2'),
    );
    expect(text).toBe(workflow(`${sha('b')} # v4.2.1`, 'v2'));
    expect(told).toHaveLength(1);
  });

  test('where both changed one line otherwise, the file is ours there and stays YAML', () => {
    const was = 'on:\n  push:\n    branches: [main]\njobs: {}\n';
    const { text, told } = mergeOne(
      'ci.yml',
      was,
      was.replace('main', 'trunk'),
      was.replace('[main]', '["*"]'),
    );
    expect(text).toContain('branches: [');
    expect(text).not.toContain('<<<<');
    expect(told.length).toBeLessThanOrEqual(1);
  });

  test('entries that both sides add to dependabot.yml are there', () => {
    const entry = (name: string) =>
      `  - package-ecosystem: ${name}\n    directory: /\n    schedule:\n      interval: weekly\n`;
    const was = `version: 2\nupdates:\n${entry('npm')}`;
    const { text, told } = mergeOne('.github/dependabot.yml', was, was + entry('docker'), was + entry('pip'));
    expect(text).toBe(was + entry('docker') + entry('pip'));
    expect(told).toEqual([]);
  });

  test('revisions of hooks, each of its own repository', () => {
    const hooks = (one: string, two: string) =>
      `repos:\n  - repo: https://example.org/one\n    rev: ${one}\n    hooks: [{ id: a }]\n  - repo: https://example.org/two\n    rev: ${two}\n    hooks: [{ id: b }]\n`;
    const { text, told } = mergeOne(
      '.pre-commit-config.yaml',
      hooks('v1.0.0', 'v1.0.0'),
      hooks('v1.2.0', 'v3.0.0'),
      hooks('v1.10.0', 'v2.0.0'),
    );
    expect(text).toBe(hooks('v1.10.0', 'v3.0.0'));
    expect(told).toEqual([]);
  });
});

describe('Python', () => {
  const project = (needs: string[], dev: string, line = 'line-length = 120') =>
    `[project]\nname = "a"\nversion = "0.1.0"\n# Exact versions.\ndependencies = [\n${needs.map((one) => `  "${one}",\n`).join('')}]\n\n[project.optional-dependencies]\ndev = [${dev}]\n\n[tool.ruff]\n${line}\n`;

  test('pyproject.toml: newer versions, additions of both sides, also on one line', () => {
    const { text, told } = mergeOne(
      'pyproject.toml',
      project(['Flask==3.1.3', 'WTForms==3.3.2'], '"pytest==9.2.0"'),
      project(
        ['Flask==3.2.0', 'redis==7.0.0', 'WTForms==3.3.2'],
        '"pytest==9.2.0", "mypy==2.0"',
        'line-length = 100',
      ),
      project(['flask>=3.3.0', 'httpx==1.0', 'WTForms==3.4.0'], '"pytest==9.3.0", "ruff==1.0"'),
    );
    expect(text).toContain('"flask>=3.3.0",\n');
    for (const each of [
      'redis==7.0.0',
      'httpx==1.0',
      'WTForms==3.4.0',
      'mypy==2.0',
      'ruff==1.0',
      'pytest==9.3.0',
    ])
      expect(text).toContain(`"${each}"`);
    expect(text).toContain('line-length = 100');
    expect(told).toEqual([]);
  });

  test('requirements.txt: a version goes with its hashes', () => {
    const pin = (name: string, version: string, mark: string) =>
      `${name}==${version} \\\n    --hash=sha256:${mark.repeat(64)} \\\n    --hash=sha256:${mark.repeat(63)}0\n    # via app\n`;
    const { text, told } = mergeOne(
      'requirements.txt',
      pin('blinker', '1.9.0', 'a') + pin('click', '8.5.1', 'b') + pin('flask', '3.1.3', 'c'),
      pin('blinker', '1.9.1', 'd') +
        pin('click', '8.6.0', 'e') +
        pin('flask', '3.1.3', 'c') +
        pin('redis', '7.0', 'f'),
      pin('blinker', '1.10.0', '1') +
        pin('click', '8.5.2', '2') +
        pin('flask', '3.2.0', '3') +
        pin('zipp', '4.0', '4'),
    );
    expect(text).toBe(
      pin('blinker', '1.10.0', '1') +
        pin('click', '8.6.0', 'e') +
        pin('flask', '3.2.0', '3') +
        pin('redis', '7.0', 'f') +
        pin('zipp', '4.0', '4'),
    );
    expect(told).toEqual([]);
  });

  test.each([
    ['.python-version', '3.11\n', '3.12\n', '3.13.1\n', '3.13.1\n'],
    ['.nvmrc', 'v22.1.0\n', 'v24.2.0\n', 'v24.1.0\n', 'v24.2.0\n'],
    [
      '.tool-versions',
      'nodejs 22\npython 3.11\n',
      'nodejs 24\npython 3.11\n',
      'nodejs 23\npython 3.13\n',
      'nodejs 24\npython 3.13\n',
    ],
    [
      'DESCRIPTION',
      'Suggests:\n    lintr,\n    testthat (>= 3.0.0)\n',
      'Suggests:\n    lintr,\n    renv,\n    testthat (>= 3.2.0)\n',
      'Suggests:\n    lintr,\n    testthat (>= 3.3.0),\n    withr\n',
      'Suggests:\n    lintr,\n    renv,\n    testthat (>= 3.3.0),\n    withr\n',
    ],
  ])('%s', (path, base, ours, theirs, expected) => {
    expect(mergeOne(path, base, ours, theirs)).toEqual({ text: expected, told: [] });
  });
});

describe('container files', () => {
  const file = (from: string, more = '') => `FROM ${from}\nWORKDIR /app\n${more}CMD ["node"]\n`;
  const digest = (mark: string) => `@sha256:${mark.repeat(64)}`;

  test.each([
    ['tags', 'node:24-slim', 'node:25-slim', 'node:26-slim', 'node:26-slim'],
    ['another variant of the team', 'node:24-slim', 'node:24-alpine', 'node:26-slim', 'node:26-alpine'],
    [
      'digests',
      `node:24.1${digest('a')}`,
      `node:24.3${digest('b')}`,
      `node:24.2${digest('c')}`,
      `node:24.3${digest('b')}`,
    ],
  ])('%s', (_name, was, ours, theirs, expected) => {
    const { text, told } = mergeOne('Dockerfile', file(was), file(ours, 'ENV A=1\n'), file(theirs));
    expect(text).toBe(file(expected, 'ENV A=1\n'));
    expect(told).toEqual([]);
  });
});
