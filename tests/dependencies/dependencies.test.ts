import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPackages } from '../../src/dependencies/dependencies.ts';
import { readerFor } from '../../src/dependencies/readers.ts';
import { fileKinds } from '../../src/documents/file-kinds.ts';
import type { Dependency } from '../../src/domain/dependency.ts';
import { samples } from './formats.ts';

const file = (path: string, text: string | null | undefined) => ({ path, oid: path, text, truncated: false });
const inWords = ({ package: key, version, requirement, scope, direct }: Dependency) =>
  [key, version ?? '-', requirement ?? '-', scope, ...(direct ? ['direct'] : [])].join(' ');

describe('readers of package files', () => {
  test.each(samples.map((sample, index) => [`${sample.path} (${index})`, sample] as const))(
    'read %s',
    (_, { path, text, rows, publishes = [] }) => {
      const facts = readPackages([file(path, text)]);
      expect(facts.faults).toEqual([]);
      expect(facts.dependencies.map(inWords)).toEqual(rows);
      expect(facts.publishes.map((each) => each.package)).toEqual(publishes);
    },
  );

  test.each([...new Set(samples.map(({ path }) => path))])('the content of %s is collected', (path) => {
    expect(fileKinds.packages.matches(path)).toBe(true);
    expect(readerFor(path)).toBeDefined();
  });

  test('a file that does not parse is one fault and hides no other', () => {
    const facts = readPackages([
      file('package.json', '{"dependencies": {"a": '),
      file('pom.xml', '<html></html>'),
      file('poetry.lock', '[[package'),
      file('yarn.lock', undefined),
      file('requirements.txt', null),
      file('go.mod', 'module example.org/x\nrequire a.org/b v1.0.0\n'),
    ]);
    expect(facts.faults.map((fault) => fault.file)).toEqual([
      ...['package.json', 'pom.xml', 'poetry.lock', 'yarn.lock', 'requirements.txt'],
    ]);
    expect(facts.faults[0]?.because).toBe('It is not valid JSON.');
    expect(facts.dependencies.map((each) => each.package)).toEqual(['golang/a.org/b']);
  });

  test('no text whatever makes any reader fail', () => {
    const paths = [...new Set(samples.map(({ path }) => path))];
    const pieces = samples.flatMap(({ text }) => text.split(/(?<=[\n{}"<>=,])/));
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 40 }),
        (path, parts) => {
          const { faults } = readPackages([file(path, parts.join(''))]);
          expect(faults.map(({ because }) => because)).not.toContain('It could not be understood.');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['package.json', `{"dependencies":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`],
    [
      'package-lock.json',
      `{"dependencies":${'{"a":{"dependencies":'.repeat(10_000)}{}${'}}'.repeat(10_000)}}`,
    ],
    ['pom.xml', `<project>${'<a>'.repeat(100_000)}`],
    ['yarn.lock', `# yarn lockfile v1\n${'"@a'.repeat(150_000)}`],
    ['requirements.txt', `${'a['.repeat(200_000)}`],
    ['requirements.txt', `a${' '.repeat(400_000)}-`],
    ['setup.cfg', `[options]\ninstall_requires =\n  a${' '.repeat(400_000)}-`],
    ['go.mod', `module a.org/b\n${' '.repeat(400_000)}x`],
    ['Gemfile.lock', `GEM\n${' '.repeat(400_000)}x`],
    ['package.json', `{"dependencies":{"a":"${' '.repeat(400_000)}-"}}`],
    ['DESCRIPTION', `Package: a\nImports: a${' '.repeat(400_000)}-`],
    ['DESCRIPTION', `Imports:${' (a'.repeat(150_000)}`],
    ['Dockerfile', `FROM ${'${A:-'.repeat(90_000)}`],
    ['Gemfile', `gem 'a'${' '.repeat(400_000)}`],
    ['pyproject.toml', `a = ${'['.repeat(200_000)}`],
    ['.github/workflows/a.yml', `a: ${'['.repeat(3_000)}`],
  ])('a hostile %s gives no rows, and an answer', (path, text) => {
    const { dependencies } = readPackages([file(path, text)]);
    expect(dependencies.length).toBeLessThan(2);
  });

  test('a lock file says which version the manifest gets', () => {
    const lock = {
      packages: {
        '': { dependencies: { a: '^1' } },
        'node_modules/a': { version: '1.2.0' },
        'node_modules/b/node_modules/a': { version: '2.0.0' },
      },
    };
    const { dependencies } = readPackages([
      file('package-lock.json', JSON.stringify(lock)),
      file('package.json', '{"private":true,"devDependencies":{"a":"^1"}}'),
    ]);
    expect(dependencies.map(inWords)).toEqual(['npm/a 2.0.0 - runtime', 'npm/a 1.2.0 ^1 development direct']);
    expect(dependencies.map((each) => each.file)).toEqual(['package-lock.json', 'package.json']);
  });
});
