import { describe, expect, test } from 'vitest';
import { matchesPath } from '../../../src/templates/answers/conditions.ts';
import { clash, namedPath, restoreDots, wrongWithPath } from '../../../src/templates/planning/paths.ts';

describe('paths of a service', () => {
  test('get their full stops and names', () => {
    const names = { packageName: 'ward-board', pythonName: 'ward_board' };
    expect(restoreDots('dot-github/dot-x/a-dot-b.yml')).toBe('.github/.x/a-dot-b.yml');
    expect(namedPath('src/__pythonName__/__packageName__.py', names)).toBe('src/ward_board/ward-board.py');
    expect(namedPath('__other__.py', names)).toBe('__other__.py');
  });

  test.each([
    'README.md',
    '.github/CODEOWNERS',
    'a b/c-d_e.f',
    'docs/adr/0001-x.md',
    '.gitignore',
    'con-text.md',
  ])('may be %s', (path) => expect(wrongWithPath(path)).toBeUndefined());

  test.each([
    ...['', '/etc/passwd', '../x', 'a/../../x', 'a/./b', 'a//b', 'a/', 'C:/x', 'C:x', '\\\\host\\x', 'a\\b'],
    ...[
      '.git/config',
      '.GIT/hooks/x',
      'sub/.git/config',
      'GIT~1/config',
      'a\0b',
      'a\nb',
      'a:b',
      'a*b',
      '~/x\u202e',
    ],
    ...['CON', 'nul.txt', 'a/aux.js', 'Com1', 'trailing.', 'trailing ', ' leading', 'a/ b', 'x'.repeat(201)],
  ])('must not be %j', (path) => expect(wrongWithPath(path)).toBeDefined());

  test('must not be one where case does not count, nor a file and a folder at once', () => {
    expect(clash(['a', 'b', 'c/d', 'c/e'])).toBeUndefined();
    expect(clash(['Readme.md', 'README.md'])).toEqual(['Readme.md', 'README.md']);
    expect(clash(['a/b', 'A'])).toEqual(['A', 'a/b']);
    expect(clash(['x', 'x'])).toEqual(['x', 'x']);
  });
});

describe('path patterns', () => {
  test.each([
    ['docs/safety/**', 'docs/safety/a/b.md', true],
    ['docs/safety/**', 'docs/safety', false],
    ['docs/safety/**', 'docs/safety-notes.md', false],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'x/y/a.md', true],
    ['*.md', 'x/a.md', false],
    ['.github/*', '.github/CODEOWNERS', true],
    ['a.b', 'axb', false],
    ['a(b)+[c]', 'a(b)+[c]', true],
  ])('%s fits %s: %s', (pattern, path, fits) => expect(matchesPath(pattern, path)).toBe(fits));
});
