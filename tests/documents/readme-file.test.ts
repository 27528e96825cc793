import { describe, expect, test } from 'vitest';
import { isReadmeName, readmeEntry } from '../../src/documents/readme-file.ts';
import { isWanted } from '../../src/policy/policy.ts';
import type { TreeEntry } from '../../src/domain/evidence.ts';

const entry = (path: string, type: TreeEntry['type'] = 'file'): TreeEntry => ({ path, type, oid: path });

describe('the README of a repository', () => {
  test.each([
    [['README.md', '.github/README.md'], '.github/README.md'],
    [['docs/README.md', 'readme.txt'], 'readme.txt'],
    [['README', 'README.rst', 'README.md'], 'README.md'],
    [['README.Rmd', 'README.md'], 'README.md'],
    [['README', 'README.html'], 'README.html'],
    [['README.cy.md', 'README.md'], 'README.md'],
    [['ReadMe.MD'], 'ReadMe.MD'],
    [['docs/readme.adoc'], 'docs/readme.adoc'],
    [['README.png', 'README.pdf', 'READMES.md', 'src/README.md', 'readme-old.md'], undefined],
    [[], undefined],
  ])('among %j is %j', (paths, expected) => {
    expect(readmeEntry(paths.map((path) => entry(path)))?.path).toBe(expected);
  });

  test('is no folder, and a link only where there is no file', () => {
    expect(readmeEntry([entry('readme', 'folder')])).toBeUndefined();
    expect(readmeEntry([entry('README.md', 'symlink')])?.path).toBe('README.md');
    expect(readmeEntry([entry('README.md', 'symlink'), entry('README.txt')])?.path).toBe('README.txt');
  });

  test('is collected wherever it could be chosen', () => {
    for (const path of ['README.md', '.github/readme.rst', 'docs/README', 'README.cy.md', 'readme.org']) {
      expect(isReadmeName(path)).toBe(true);
      expect(isWanted(path)).toBe(true);
    }
  });
});
