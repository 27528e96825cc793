import { defineKind, type MendingFacts } from '../mending-kind.ts';
import { isDocument } from '../names.ts';
import { advisoryAddress, contactLink, isOnGitHub, securityFile } from '../reporting.ts';

const others =
  /^(?:how[-_ ]?to[-_ ]?contribute|hacking|contributor[-_ ]guide|development[-_ ]guide)(?:\.[\w.-]{1,20})?$/i;

/** CONTRIBUTING.md: how to raise an issue and what a change needs. */
export const contributing = defineKind({
  id: 'contributing',
  title: 'a guide for contributors',
  checks: ['has-contributing', 'defect-guide'],
  needsCheck: true,
  isUsual: true,
  isTaken: (path) => isDocument(path, 'contributing', others),
  draft: (facts) => ({
    path: 'CONTRIBUTING.md',
    text: `# Contributing to ${facts.evidence.name}

Corrections, ideas and questions are welcome.

## Before you start

${beforeYouStart(facts)
  .map((line) => `- ${line}`)
  .join('\n')}

## Never put into this repository

- data about real people, in any form: files, test data, screenshots, logs, issues or commit messages
- passwords, keys, tokens or connection strings, even expired ones

Use made-up data. For NHS numbers use the test range that begins with 999: those numbers are never given to anybody.

## Making a change

1. Make a branch, or a fork, with one change in it.
2. Add or change a test that fails without your change.
3. Open a pull request that says what changes for users and why.

Somebody other than its author reviews every change before it is merged.

By contributing you agree that your work is published under ${licenceWords(facts)}.
`,
    remarks: ['Change what is not how your team works. “We do not accept contributions” is an answer too.'],
  }),
});

function beforeYouStart(facts: MendingFacts): string[] {
  const { evidence, answers } = facts;
  const address = evidence.url.replace(/\.git$/, '');
  const hasIssues = isOnGitHub(facts) && evidence.issuesEnabled !== false;
  const security = securityFile(facts);
  return [
    ...(hasIssues
      ? [
          `Look through the [open issues](${address}/issues): somebody may be on it already.`,
          `Found a mistake? [Raise an issue](${address}/issues/new) that says what you did, what you saw and what you expected.`,
        ]
      : []),
    ...(answers.contact === '' ? [] : [`Questions? Write to ${contactLink(answers.contact)}.`]),
    ...(security === undefined
      ? isOnGitHub(facts)
        ? [
            `Found a weakness in its security? Do not raise an issue: [report it in private](${advisoryAddress(facts)}).`,
          ]
        : ['Found a weakness in its security? Do not raise a public issue.']
      : [
          `Found a weakness in its security? Do not raise an issue: follow [${security}](${linkTo(security)}).`,
        ]),
  ];
}

/** From a file at the root. */
function linkTo(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function licenceWords({ licence }: MendingFacts): string {
  const file = licence?.files[0]?.path;
  return file === undefined
    ? 'the licence of this repository'
    : `the licence of this repository, in [${file}](${linkTo(file)})`;
}
