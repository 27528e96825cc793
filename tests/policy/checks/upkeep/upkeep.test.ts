import { changelog } from '../../../../src/policy/checks/upkeep/changelog.ts';
import { defaultBranchMain } from '../../../../src/policy/checks/upkeep/default-branch-main.ts';
import { dependencyInventory } from '../../../../src/policy/checks/upkeep/dependency-inventory.ts';
import { endOfLifeDated } from '../../../../src/policy/checks/upkeep/end-of-life-dated.ts';
import { linting } from '../../../../src/policy/checks/upkeep/linting.ts';
import { semverRelease } from '../../../../src/policy/checks/upkeep/semver-release.ts';
import { testsPresent } from '../../../../src/policy/checks/upkeep/tests-present.ts';
import { aWholeTree, describeCheck } from '../../some-facts.ts';

const release = (tag: string) => ({ evidence: { latestRelease: { tag, publishedAt: null } } });

const folder = { evidence: { tree: [{ path: 'src', oid: 'a', type: 'folder' as const }] }, files: [] };

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
  [
    'a project of Python with a list of pins',
    { holds: { 'pyproject.toml': '', 'requirements.txt': '' } },
    'met',
    /requirements/,
    'requirements.txt',
  ],
  ['a list of pins', { holds: { 'requirements.txt': '' } }, 'met', /requirements/, 'requirements.txt'],
]);
describeCheck(testsPresent, [
  ['a folder', { holds: { tests: undefined } }, 'met', /tests/, 'tests'],
  ['none', {}, 'unmet', /No tests/],
  ['a folder that may hold some', folder, 'unknown', /not looked into/],
  [
    'a folder of a working copy that holds none',
    { ...folder, wholeTree: aWholeTree(['src/board.py']) },
    'unmet',
    /No tests/,
  ],
  [
    'a test deep in a working copy',
    { ...folder, wholeTree: aWholeTree(['src/main/tests/test_board.py']) },
    'met',
    /test_board/,
    'src/main/tests/test_board.py',
  ],
  [
    'a script',
    { holds: { 'package.json': '{"scripts":{"test": "jest"}}' } },
    'met',
    /package/,
    'package.json',
  ],
  [
    'the script that npm init writes',
    { holds: { 'package.json': '{"scripts":{"test": "echo \\"Error: no test specified\\" && exit 1"}}' } },
    'unmet',
    /No tests/,
  ],
]);
describeCheck(linting, [
  ['settings', { holds: { '.editorconfig': '' } }, 'met', /editorconfig/, '.editorconfig'],
  [
    'a section',
    { holds: { 'pyproject.toml': '[tool.ruff]\nline-length = 100\n' } },
    'met',
    /sets up/,
    'pyproject.toml',
  ],
  [
    'a dependency',
    { holds: { 'package.json': '{"devDependencies":{"eslint": "9"}}' } },
    'met',
    /sets up/,
    'package.json',
  ],
  ['neither', { holds: { 'pyproject.toml': '[project]\nname = "board"\n' } }, 'unmet', /No settings/],
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
