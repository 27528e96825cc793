import { expect, test } from 'vitest';
import { mergeAll } from './merge.ts';

const manifest = (pandas: string, more = '') =>
  `[project]\nname = "a"\ndependencies = ["pandas==${pandas}"${more}]\n\n[project.optional-dependencies]\ndev = ["ruff==1.0"]\n`;
const compiled = (pandas: string) =>
  `# Made from pyproject.toml:\n#    uv pip compile pyproject.toml -o FILE\npandas==${pandas} \\\n    --hash=sha256:a\n`;

const base = { 'pyproject.toml': manifest('3.1.1') };
const theirs = { ...base, 'requirements.txt': compiled('3.1.1') };

test.each([
  ['a version that ran ahead', manifest('3.2.0'), 'pandas==3.2.0'],
  ['a package of the team', manifest('3.1.1', ', "Flask>=3"'), 'Flask>=3'],
])('a new list with hashes that lacks %s is told', (_what, own, misfit) => {
  const { told, remarks } = mergeAll(base, { 'pyproject.toml': own }, theirs);
  expect(told).toEqual([]);
  expect(remarks).toEqual([expect.stringContaining(`asks for other packages: ${misfit}. `)]);
});

test('a list that fits is not told, nor one that did not fit before', () => {
  expect(mergeAll(base, base, theirs).remarks).toEqual([]);
  const stale = { 'pyproject.toml': manifest('3.2.0'), 'requirements.txt': compiled('3.1.1') };
  expect(mergeAll(theirs, stale, theirs).remarks).toEqual([]);
});

test('a list that people wrote is theirs', () => {
  const written = { ...base, 'requirements.txt': 'pandas==3.1.1\n' };
  expect(mergeAll(base, { 'pyproject.toml': manifest('3.2.0') }, written).remarks).toEqual([]);
});
