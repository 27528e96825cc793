import { binariesAtRoot } from '../../../../src/policy/checks/data/binaries-at-root.ts';
import { dataFilesAtRoot } from '../../../../src/policy/checks/data/data-files-at-root.ts';
import { developerArtefacts } from '../../../../src/policy/checks/data/developer-artefacts.ts';
import { notebooksAtRoot } from '../../../../src/policy/checks/data/notebooks-at-root.ts';
import { secretSignalsRead } from '../../../../src/policy/checks/security/secret-signals-read.ts';
import { describeCheck } from '../../some-facts.ts';

const holding = (...paths: string[]) => ({ holds: Object.fromEntries(paths.map((path) => [path, undefined])) });

describeCheck(dataFilesAtRoot, [
  ['code alone', holding('main.py'), 'met', /No data files/],
  ['a table', holding('main.py', 'patients.csv', 'b.xlsx'), 'unmet', /patients\.csv and 1 more.*likely/, 'patients.csv'],
  ['a table for tests', holding('example_input.csv', 'beds-for-testing.csv'), 'met', /No data files/],
  ['a table in docs', holding('docs/sample.csv'), 'met', /No data files/],
]);
describeCheck(secretSignalsRead, [
  ['an example', holding('.env.example', '.env.sample'), 'met', /No file/],
  ['settings', holding('.env'), 'unmet', /\.env, which is likely/, '.env'],
  ['a key', holding('server.pem'), 'unmet', /server\.pem/, 'server.pem'],
]);
describeCheck(notebooksAtRoot, [['a notebook', holding('a.ipynb'), 'unmet', /a\.ipynb/, 'a.ipynb']]);
describeCheck(binariesAtRoot, [
  ['a program', holding('tool.exe'), 'unmet', /tool\.exe/, 'tool.exe'],
  ['a wrapper script', holding('gradlew'), 'met', /No binaries/],
]);
describeCheck(developerArtefacts, [
  ['what a Mac leaves', holding('.DS_Store'), 'unmet', /DS_Store/, '.DS_Store'],
  ['settings that a team shares', holding('.vscode/settings.json'), 'met', /No leftovers/],
]);
