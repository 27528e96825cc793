import { binaries } from '../../../../src/policy/checks/data/binaries.ts';
import { dataFiles } from '../../../../src/policy/checks/data/data-files.ts';
import { notebookOutputs } from '../../../../src/policy/checks/data/notebook-outputs.ts';
import { nhsNumbers } from '../../../../src/policy/checks/security/nhs-numbers.ts';
import { secretsInTree } from '../../../../src/policy/checks/security/secrets-in-tree.ts';
import { fhirUkCore } from '../../../../src/policy/checks/standards/fhir-uk-core.ts';
import { configApartFromCode } from '../../../../src/policy/checks/upkeep/config-apart-from-code.ts';
import { aWholeTree, describeCheck } from '../../some-facts.ts';

const having = (...args: Parameters<typeof aWholeTree>) => ({ wholeTree: aWholeTree(...args) });

describeCheck(dataFiles, [
  ['a harvest', {}, 'unknown', /list of all files/],
  ['none', having(['src/a.py']), 'met', /No data files/],
  ['data for tests', having(['tests/data/a.csv', 'src/sample_wards.csv', 'codelists/a.csv']), 'met', /No data/],
  ['data', having(['src/wards/beds.csv', 'out/b.xlsx']), 'unmet', /beds\.csv \(2 kB\) and 1 more.*likely/, 'src/wards/beds.csv'],
]);
describeCheck(binaries, [
  ['a wrapper', having(['gradle/wrapper/gradle-wrapper.jar']), 'met', /No programs/],
  ['a library', having(['lib/deep/board.jar']), 'unmet', /board\.jar/, 'lib/deep/board.jar'],
]);
describeCheck(notebookOutputs, [
  ['no notebooks', having(['a.py']), 'not-applicable', /no notebooks/],
  ['cleared ones', having(['a.ipynb']), 'met', /No notebook/],
  [
    'one of two that kept them',
    having(['a.ipynb', 'b/c.ipynb'], { 'notebook-output': [{ path: 'b/c.ipynb', line: 9, kind: 'what a cell printed' }] }),
    'unmet',
    /1 of 2 notebooks/,
    'b/c.ipynb',
  ],
]);
describeCheck(secretsInTree, [
  ['none', having(['a.py', 'b.py']), 'met', /2 files that were read/],
  [
    'two keys',
    having(['a.py'], {
      secret: [
        { path: 'a.py', line: 3, kind: 'a Stripe key' },
        { path: 'b.py', line: 4, kind: 'a private key' },
      ],
    }),
    'unmet',
    'Line 3 of a.py is likely to hold a Stripe key. So is one more line.',
    'a.py',
  ],
]);
describeCheck(nhsNumbers, [['a harvest', {}, 'unknown', /codehub check/]]);
describeCheck(fhirUkCore, [['none', having(['a.json']), 'not-applicable', /only people/]]);
describeCheck(configApartFromCode, [
  ['a file', { holds: { 'config.yml': '' } }, 'met', /config\.yml/, 'config.yml'],
  ['a file in a folder', having(['deploy/appsettings.json']), 'met', /appsettings/, 'deploy/appsettings.json'],
  ['none', { holds: { 'main.py': '' } }, 'unknown', /only people/],
]);
