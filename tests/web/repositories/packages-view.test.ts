import { expect, test } from 'vitest';
import { packagesView } from '../../../src/web/repositories/packages-view.ts';
import { anEvidence } from '../../builders.ts';
import { aDependency } from '../../store/cases/packages.ts';

const use = (overrides = {}) => ({ ...aDependency(overrides), sources: [] });
const none = { total: 0, certain: 0, items: [] };
const nobody = { dependencies: [], publishes: [], faults: [] };

test('a repository without manifests depends on nothing and names no package', () => {
  const view = packagesView(nobody, none, anEvidence());
  expect([view.summary, view.rows, view.install, view.usedBy.publishes]).toEqual(['', [], [], false]);
});

test('what it asks for itself is listed, the rest is counted', () => {
  const dependencies = [
    use(),
    use({ package: 'npm/a', direct: false }),
    use({ package: 'npm/b', direct: false }),
  ];
  const view = packagesView({ ...nobody, dependencies }, none, anEvidence());
  expect(view.summary).toBe(
    'This repository asks for 1 package. Those bring in 2 other packages, by its lock files.',
  );
  expect(view.rows.map(({ name, version, href }) => [name, version, href])).toEqual([
    ['nhsuk-frontend', '6.1.0', '/dependents?package=pkg%3Anpm%2Fnhsuk-frontend'],
  ]);
});

test('a package leads to its one publisher, or to all its users where several publish', () => {
  const own = { owner: 'nhs', name: 'own' };
  const dependencies = [
    { ...use({ package: 'npm/own' }), sources: [own] },
    { ...use({ package: 'npm/kit' }), sources: [own, { owner: 'nhs', name: 'copy' }] },
  ];
  const { made } = packagesView({ ...nobody, dependencies }, none, anEvidence());
  expect(made.map(({ href, note }) => [href, note])).toEqual([
    ['/repositories/nhs/own', '6.1.0, from nhs/own'],
    ['/dependents?package=pkg%3Anpm%2Fkit', '6.1.0, possibly from one of 2 repositories'],
  ]);
});

test('tells certain dependents from possible ones, and gives the install line', () => {
  const dependent = (name: string, certain: boolean) => ({
    ...{ id: name, owner: 'nhs', name, organisation: 'nhs', certain },
    uses: [aDependency({ package: 'npm/%40nhs/board' })],
  });
  const publishes = [
    { package: 'github/nhs/board', file: '' },
    { package: 'npm/%40nhs/board', file: 'package.json' },
  ];
  const view = packagesView(
    { ...nobody, publishes },
    { total: 2, certain: 1, items: [dependent('a', true), dependent('b', false)] },
    anEvidence(),
  );
  expect(view.install).toEqual(['npm install @nhs/board']);
  expect(view.usedBy.summary).toEqual([
    '1 repository here depends on this one.',
    '1 repository possibly depends on it: others publish a package of the same name.',
  ]);
  expect(view.usedBy.rows.map(({ note }) => note)).toEqual(['', 'possibly']);
});
