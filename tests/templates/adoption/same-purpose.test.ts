import { expect, test } from 'vitest';
import { servingFile } from '../../../src/templates/adoption/same-purpose.ts';
import { tree } from '../upgrades/a-template.ts';

test.each([
  ['package-lock.json', { 'package.json': '{}' }, 'package.json'],
  ['package-lock.json', { 'web/package.json': '{}' }, undefined],
  ['requirements.txt', { 'pyproject.toml': '' }, 'pyproject.toml'],
  ['CHANGELOG.md', { 'CHANGE-LOG.md': '' }, 'CHANGE-LOG.md'],
  ['CHANGELOG.md', { 'docs/history.md': '' }, undefined],
  ['.gitattributes', { 'docs/make.bat': '@echo off\r\n' }, 'docs/make.bat'],
  ['.gitattributes', { 'docs/make.bat': '@echo off\n' }, undefined],
])('%s is not added beside what it would not fit: %j', (path, files, expected) => {
  expect(servingFile(path, tree(files as Readonly<Record<string, string>>))).toBe(expected);
});
