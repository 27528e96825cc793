import { changelog } from '../../../../src/policy/checks/upkeep/changelog.ts';
import { defaultBranchMain } from '../../../../src/policy/checks/upkeep/default-branch-main.ts';
import { dependencyInventory } from '../../../../src/policy/checks/upkeep/dependency-inventory.ts';
import { endOfLifeDated } from '../../../../src/policy/checks/upkeep/end-of-life-dated.ts';
import { semverRelease } from '../../../../src/policy/checks/upkeep/semver-release.ts';
import { testsPresent } from '../../../../src/policy/checks/upkeep/tests-present.ts';
import { describeCheck } from '../../some-facts.ts';

const release = (tag: string) => ({ evidence: { latestRelease: { tag, publishedAt: null } } });

describeCheck(semverRelease, [
  ['none', { evidence: { latestRelease: null } }, 'not-applicable', /no release/],
  ['by the scheme', release('v1.2.3'), 'met', /v1\.2\.3/],
  ['of one package of several', release('api@2.0.0-rc.1'), 'met', /2\.0\.0/],
  ['a word', release('prd'), 'unmet', /called prd/],
  ['two numbers', release('4.126'), 'unmet', /4\.126/],
]);
describeCheck(dependencyInventory, [
  ['no manifest', {}, 'not-applicable', /No manifest/],
  [
    'a lock file',
    { holds: { 'package.json': '{}', 'package-lock.json': '{}' } },
    'met',
    /package-lock/,
    'package-lock.json',
  ],
  ['a manifest alone', { holds: { 'package.json': '{}' } }, 'unmet', /no lock file/, 'package.json'],
  ['a list of pins', { holds: { 'requirements.txt': '' } }, 'met', /requirements/, 'requirements.txt'],
]);
describeCheck(testsPresent, [
  ['a folder', { holds: { tests: undefined } }, 'met', /tests/, 'tests'],
  ['none', {}, 'unmet', /not seen/],
]);
describeCheck(changelog, [
  ['a file', { holds: { 'CHANGELOG.md': '' } }, 'met', /CHANGELOG/, 'CHANGELOG.md'],
  ['of an R package', { holds: { 'NEWS.md': '' } }, 'met', /NEWS/, 'NEWS.md'],
]);
describeCheck(defaultBranchMain, [
  ['main', { evidence: { defaultBranch: 'main' } }, 'met', /main/],
  ['master', { evidence: { defaultBranch: 'master' } }, 'unmet', /master/],
]);
describeCheck(endOfLifeDated, [
  ['alive', {}, 'not-applicable', /Nothing says/],
  [
    'ended and not archived',
    { holds: { 'README.md': '# A\n\nThis project is no longer maintained.\n' } },
    'unmet',
    /not archived/,
    'README.md',
  ],
  ['archived in silence', { evidence: { archived: true } }, 'unmet', /does not say so/],
]);
