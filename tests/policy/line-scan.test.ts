import { describe, expect, test } from 'vitest';
import { scanText } from '../../src/policy/line-scan.ts';

/** Values are put together here, so that no text of this file looks like one. */
const stripe = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');
const storage = `AccountKey=${'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0'.repeat(3).slice(0, 86)}==`;
const npm = `npm_${'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0xY2zA4'}`;
const number = `943${'4765919'}`;

const rows: [name: string, path: string, text: string, expected: [string, number][]][] = [
  ['a key', 'src/pay.py', `import pay\nkey = "${stripe}"\n`, [['secret', 2]]],
  ['a storage account', 'app.config', storage, [['secret', 1]]],
  ['a token of npm', '.npmrc', `//registry/:_authToken=${npm}`, [['secret', 1]]],
  ['a key in a lock file', 'package-lock.json', stripe, []],
  ['a key that is made up', 'a.py', 'sk_live_exampleexampleexample', []],
  ['an NHS number', 'a.sql', `insert into patient (nhs_number) values (${number})`, [['nhs-number', 1]]],
  ['a number for tests', 'a.sql', 'insert into patient (nhs_number) values (9990000026)', []],
  ['a telephone number', 'a.js', 'call 212-999-0983', []],
  ['certificates that nobody checks', 'a.py', 'requests.get(url, verify=False)', [['insecure-transfer', 1]]],
  ['the same in a test', 'tests/test_a.py', 'requests.get(url, verify=False)', []],
  ['the same in a document', 'docs/a.md', 'Never write verify=False.', []],
  ['FTP', 'a.py', 'a = "ftp://files.sample.org/x"', [['insecure-transfer', 1]]],
  ['a database inside', 'a.R', 'Server=SQLPROD01;Database=Beds', [['internal-host', 1]]],
  ['a database on the same machine', 'a.R', 'Server=localhost;Database=Beds', []],
  ['an address inside', 'a.yml', 'host: 10.44.3.9', [['internal-host', 1]]],
  ['a version with four parts', 'a.yml', 'version: 10.44.3.9.1', []],
  ['a notebook', 'a.ipynb', '{"cells": [\n{"outputs": [\n {"a": 1}]}]}', [['notebook-output', 2]]],
  ['a notebook that was cleared', 'a.ipynb', '{"cells": [{"outputs": []}]}', []],
  ['a profile', 'a.json', '"https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"', [['uk-core', 1]]],
];

describe('scanText', () => {
  test.each(rows)('%s', (_name, path, text, expected) => {
    const found = scanText(path, text);
    expect(found.map(([kind, { line }]) => [kind, line])).toEqual(expected);
  });

  test('never repeats what was found', () => {
    expect(JSON.stringify(scanText('a.py', stripe))).not.toContain(stripe.slice(8));
  });
});
