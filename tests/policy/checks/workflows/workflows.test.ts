import { actionsPermissions } from '../../../../src/policy/checks/workflows/actions-permissions.ts';
import { actionsPinned } from '../../../../src/policy/checks/workflows/actions-pinned.ts';
import { actionsTriggers } from '../../../../src/policy/checks/workflows/actions-triggers.ts';
import { actionsUpdatesCooldown } from '../../../../src/policy/checks/workflows/actions-updates-cooldown.ts';
import { containerPins } from '../../../../src/policy/checks/upkeep/container-pins.ts';
import { oidc } from '../../../../src/policy/checks/workflows/oidc.ts';
import { noSelfHostedRunner } from '../../../../src/policy/checks/workflows/no-self-hosted-runner.ts';
import { sastInCi } from '../../../../src/policy/checks/workflows/sast-in-ci.ts';
import { secretScanInCi } from '../../../../src/policy/checks/workflows/secret-scan-in-ci.ts';
import { unitTestsInCi } from '../../../../src/policy/checks/workflows/unit-tests-in-ci.ts';
import { describeCheck } from '../../some-facts.ts';

const path = '.github/workflows/ci.yml';
const holding = (text: string | undefined) => ({ holds: { [path]: text } });
const commit = 'a'.repeat(40);

describeCheck(actionsPinned, [
  ['no workflows', { holds: { 'README.md': '# A' } }, 'not-applicable', /no workflows/],
  ['a text that was not collected', holding(undefined), 'unknown', /was not collected/, path],
  [
    'a tag',
    holding('steps:\n  - uses: actions/checkout@v4\n'),
    'unmet',
    /1 of 1 .*actions\/checkout@v4/,
    path,
  ],
  ['a commit', holding(`steps:\n  - uses: actions/checkout@${commit} # v4\n`), 'met', /All 1/, path],
  [
    'its own actions alone',
    holding('steps:\n  - uses: ./.github/actions/build\n'),
    'not-applicable',
    /no action/,
  ],
  [
    'a use that is commented out',
    holding('steps:\n  # - uses: actions/checkout@v4\n'),
    'not-applicable',
    /no action/,
  ],
  [
    'one of two by a tag, in quotation marks',
    holding(`steps:\n  - uses: a/b@${commit}\n  - uses: "c/d@main"\n`),
    'unmet',
    /1 of 2 uses .*c\/d@main/,
    path,
  ],
]);

describeCheck(actionsPermissions, [
  [
    'permissions at the top',
    holding('permissions:\n  contents: read\njobs: {}\n'),
    'met',
    /Every workflow/,
    path,
  ],
  [
    'permissions of a job',
    holding('jobs:\n  test:\n    permissions: read-all\n'),
    'met',
    /Every workflow/,
    path,
  ],
  ['everything', holding('permissions: write-all\njobs: {}\n'), 'unmet', /write everything/, path],
  ['nothing said', holding('jobs: {}\n'), 'unmet', /does not say/, path],
  [
    'permissions of one job of two',
    holding('jobs:\n  a:\n    runs-on: x\n  b:\n    permissions:\n      contents: read\n'),
    'unmet',
    /in the job a\./,
    path,
  ],
  [
    'permissions of both jobs',
    holding('jobs:\n  a:\n    permissions: read-all\n  b:\n    permissions: read-all\n'),
    'met',
    /Every/,
    path,
  ],
]);

describeCheck(actionsTriggers, [
  ['pull_request', holding('on:\n  pull_request:\n'), 'met', /No workflow starts/],
  [
    'pull_request_target',
    holding('on:\n  pull_request_target:\n'),
    'unmet',
    /pull_request_target, which is likely/,
    path,
  ],
  ['a list', holding('on: [push, workflow_run]\n'), 'unmet', /workflow_run/, path],
  [
    'an expression that reads an event',
    holding('if: github.event.issue_comment.body\n'),
    'met',
    /No workflow/,
  ],
]);

describeCheck(noSelfHostedRunner, [
  ['a runner of GitHub', holding('    runs-on: ubuntu-latest\n'), 'met', /No workflow/],
  [
    'a machine of their own',
    holding('    runs-on: [self-hosted, linux]\n'),
    'unmet',
    /self-hosted machine/,
    path,
  ],
  ['a comment', holding('    runs-on: ubuntu-latest # not self-hosted\n'), 'met', /No workflow/],
]);

describeCheck(unitTestsInCi, [
  ['npm test', holding('      - run: npm test\n'), 'met', /npm test/, path],
  ['a build alone', holding('      - run: npm run build\n'), 'unmet', /No step/],
  [
    'a job that is only called tests',
    holding('jobs:\n  tests:\n    name: pytest\n    steps:\n      - name: npm test\n        run: npm ci\n'),
    'unmet',
    /No step/,
  ],
  [
    'the step that runs the tool, not the one that installs it',
    holding('      - run: |\n          pip install tox\n          tox -e py\n'),
    'met',
    /“tox -e py”/,
    path,
  ],
  ['tox for style', holding('      run: tox -e lint\n'), 'unmet', /No step/],
  ['gradle for style', holding('      run: ./gradlew checkStyleMain\n'), 'unmet', /No step/],
  ['rake', holding('      run: bundle exec rake\n'), 'met', /rake/, path],
  ['rake for style', holding('      run: bundle exec rake rubocop\n'), 'unmet', /No step/],
  [
    'a workflow of others',
    holding('    uses: trust/ci/.github/workflows/go-test.yml@v1\n'),
    'met',
    /go-test/,
    path,
  ],
  ['no workflows', { holds: { 'app.js': '' } }, 'unmet', /no workflows/],
  [
    'documents alone',
    { holds: { 'README.md': '# A' }, evidence: { language: null } },
    'not-applicable',
    /only documents/,
  ],
  ['another service', { holds: { 'app.js': '', '.travis.yml': '' } }, 'unknown', /not read/, '.travis.yml'],
]);

describeCheck(secretScanInCi, [
  ['gitleaks', holding('      - uses: gitleaks/gitleaks-action@v2\n'), 'met', /gitleaks/, path],
  ['none', holding('      - run: npm test\n'), 'unmet', /No step/],
  [
    'a setting of another tool',
    holding('        with:\n          ignore: git-secrets\n'),
    'unmet',
    /No step/,
  ],
  ['a target of make', holding('      - run: make check-secrets\n'), 'met', /check-secrets/, path],
]);

describeCheck(sastInCi, [
  ['CodeQL', holding('      - uses: github/codeql-action/analyze@v3\n'), 'met', /analyze/, path],
  [
    'results of another tool',
    holding('      - uses: github/codeql-action/upload-sarif@v3\n'),
    'unmet',
    /No step/,
  ],
]);

describeCheck(oidc, [
  ['no cloud', holding('      - run: npm test\n'), 'not-applicable', /No workflow/],
  [
    'a key that lasts',
    holding('          aws-secret-access-key: ${{ secrets.AWS_SECRET }}\n'),
    'unmet',
    /key that lasts/,
    path,
  ],
  [
    'a role',
    holding('permissions:\n  id-token: write\nsteps:\n  - with:\n      role-to-assume: a\n'),
    'met',
    /OpenID/,
    path,
  ],
]);

const dependabot = (text: string) => ({ holds: { '.github/dependabot.yml': text } });
describeCheck(actionsUpdatesCooldown, [
  ['no settings', { holds: {} }, 'not-applicable', /no settings/],
  [
    'another ecosystem',
    dependabot('  - package-ecosystem: npm\n    cooldown:\n'),
    'unmet',
    /does not update/,
    '.github/dependabot.yml',
  ],
  [
    'no cooldown',
    dependabot('  - package-ecosystem: "github-actions"\n  - package-ecosystem: npm\n    cooldown:\n'),
    'unmet',
    /sets no cooldown/,
    '.github/dependabot.yml',
  ],
  [
    'a cooldown',
    dependabot('  - package-ecosystem: github-actions\n    cooldown:\n      default-days: 7\n'),
    'met',
    /some days/,
    '.github/dependabot.yml',
  ],
]);

const image = (text: string) => ({ holds: { Dockerfile: text } });
describeCheck(containerPins, [
  ['none', { holds: {} }, 'not-applicable', /no Dockerfile/],
  [
    'a tag',
    image('FROM node:24 AS build\nFROM build\nFROM scratch\n'),
    'unmet',
    /1 of 1 .*node:24/,
    'Dockerfile',
  ],
  ['a digest', image(`FROM node:24@sha256:${'a'.repeat(64)}\n`), 'met', /All 1/, 'Dockerfile'],
]);
