import { expect, test } from 'vitest';
import { nhsNumbersInText } from '../../../../src/policy/checks/security/nhs-numbers-in-text.ts';
import { secretsInText } from '../../../../src/policy/checks/security/secrets-in-text.ts';
import { describeCheck, someFacts } from '../../some-facts.ts';

// Every value here was made up; they are put together so that no scanner takes this file for a leak.
const letters = 'Qw3rTy7UpAs2DfGh5JkLzXc4VbNm6RtEeWq9';
const dashes = '-'.repeat(5);
const secrets: Record<string, string> = {
  'the id of an AWS access key': `AKIA${'Q3EGR7TYU2PLKJ5H'}`,
  'a GitHub token': `ghp_${letters}`,
  'a GitLab token': `glpat-${letters.slice(0, 20)}`,
  'a Slack token': `xoxb-${'918273645012'}-${'564738291034'}-${letters.slice(0, 24)}`,
  'the address of a Slack webhook': `https://hooks.slack.com/services/${'T9K2M4QXZ'}/${'B7R1W5YNC'}/${letters.slice(0, 24)}`,
  'a Google API key': `AIza${letters.slice(0, 35)}`,
  'a private key': `${dashes}BEGIN RSA PRIVATE KEY${dashes}\nMIIE${letters}${letters}\n`,
  'a connection with its password': `postgres://clerk:${'t7Qz2Lm9'}@ward-db.trust.nhs.uk:5432/beds`,
};

const none = /^Nothing like a key, a token or a password was found in README\.md\./;
const readme = (text: string) => ({ holds: { 'README.md': text } });

describeCheck(secretsInText, [
  ...Object.entries(secrets).map(([kind, value]): Parameters<typeof describeCheck>[1][number] => [
    kind,
    readme(`# Ward\n\nUse ${value}`),
    'unmet',
    `Line 3 of README.md is likely to hold ${kind}.`,
    'README.md',
  ]),
  ['the key that AWS shows in its guides', readme(`AKIA${'IOSFODNN7'}EXAMPLE`), 'met', none],
  ['a token of crosses', readme(`ghp_${'x'.repeat(36)}`), 'met', none],
  ['the first line of a key alone', readme(`${dashes}BEGIN PRIVATE KEY${dashes}\n...\n`), 'met', none],
  ['a password to fill in', readme('postgres://user:${PASSWORD}@ward.nhs.uk/beds'), 'met', none],
  ['the login of a sample database', readme('postgres://postgres:postgres@ward.nhs.uk/beds'), 'met', none],
  ['a database on the machine itself', readme('postgres://clerk:t7Qz2Lm9@localhost/beds'), 'met', none],
  ['no text', { holds: { 'README.md': null } }, 'not-applicable', /No file was read/],
]);

describeCheck(nhsNumbersInText, [
  [
    'a number in groups',
    readme('Patients:\n\n943 476 5919'),
    'unmet',
    'Line 3 of README.md is likely to hold an NHS number.',
    'README.md',
  ],
  ['a number in a row', readme('id 4010232137'), 'unmet', /^Line 1 of README\.md/, 'README.md'],
  ['a number by its name', readme('NHS_NUMBER=9434765919'), 'unmet', /^Line 1 of README\.md/, 'README.md'],
  ['a check digit that does not fit', readme('NHS number 943 476 5918'), 'met', /^Nothing like/],
  ['the range for tests', readme('NHS number 999 000 0018'), 'met', /^Nothing like/],
  ['the same digit ten times', readme('NHS number 4444444444'), 'met', /^Nothing like/],
  ['part of a longer number', readme('NHS number 14010232137, 4010232137.5'), 'met', /^Nothing like/],
  ['a row of digits outside the ranges', readme('Build 9434765919'), 'met', /^Nothing like/],
  ['a telephone number', readme('Phone 401 023 2137'), 'met', /^Nothing like/],
]);

test('what was found is never repeated', () => {
  const text = `${Object.values(secrets).join('\n')}\n943 476 5919\n4010232137`;
  for (const check of [secretsInText, nhsNumbersInText]) {
    const { because } = check.judge(someFacts(readme(text)));
    for (const value of [...Object.values(secrets), '943', '4010232137'])
      expect(because).not.toContain(value);
  }
});
