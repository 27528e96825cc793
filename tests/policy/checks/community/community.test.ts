import { codeOfConduct } from '../../../../src/policy/checks/community/code-of-conduct.ts';
import { httpsProjectLinks } from '../../../../src/policy/checks/community/https-project-links.ts';
import { issueOwner } from '../../../../src/policy/checks/community/issue-owner.ts';
import { issuesOn } from '../../../../src/policy/checks/community/issues-on.ts';
import { pullRequestTemplate } from '../../../../src/policy/checks/community/pull-request-template.ts';
import { supportOwner } from '../../../../src/policy/checks/community/support-owner.ts';
import { describeCheck } from '../../some-facts.ts';

describeCheck(supportOwner, [
  ['neither file', {}, 'unmet', /neither/],
  [
    'a team',
    { holds: { '.github/CODEOWNERS': '* @sample-trust/wards\n' } },
    'met',
    /names a team/,
    '.github/CODEOWNERS',
  ],
  [
    'comments alone',
    { holds: { CODEOWNERS: '# * @sample-trust/wards\n' } },
    'unmet',
    /names nobody/,
    'CODEOWNERS',
  ],
  ['not collected', { holds: { CODEOWNERS: undefined } }, 'unknown', /not collected/, 'CODEOWNERS'],
]);
describeCheck(codeOfConduct, [
  ['a file', { holds: { 'CODE_OF_CONDUCT.md': 'Be kind.' } }, 'met', /CODE_OF_CONDUCT/, 'CODE_OF_CONDUCT.md'],
  ['an empty file', { holds: { 'CODE_OF_CONDUCT.md': ' ' } }, 'unmet', /is empty/, 'CODE_OF_CONDUCT.md'],
  ['none', {}, 'unmet', /no code of conduct/],
]);
describeCheck(pullRequestTemplate, [
  [
    'in .github',
    { holds: { '.github/PULL_REQUEST_TEMPLATE.md': '' } },
    'met',
    /PULL_REQUEST/,
    '.github/PULL_REQUEST_TEMPLATE.md',
  ],
  ['none', {}, 'unmet', /no template/],
]);
describeCheck(issuesOn, [
  ['on', { evidence: { issuesEnabled: true } }, 'met', /can be raised/],
  ['off', { evidence: { issuesEnabled: false } }, 'unmet', /switched off/],
  ['archived', { evidence: { issuesEnabled: false, archived: true } }, 'not-applicable', /archived/],
]);
describeCheck(issueOwner, [
  [
    'a contact and a policy',
    {
      holds: { 'README.md': '# A\n\n## Contact\n\nWrite to team@nhs.net.\n', 'SECURITY.md': 'Write to us.' },
    },
    'met',
    /SECURITY\.md/,
    'README.md',
  ],
  ['nobody', { holds: { 'README.md': '# A\n' } }, 'unmet', /Nothing says/],
]);
describeCheck(httpsProjectLinks, [
  ['none', { evidence: { homepage: '' } }, 'not-applicable', /no website/],
  ['http', { evidence: { homepage: 'http://example.nhs.uk' } }, 'unmet', /not encrypted/],
  ['https', { evidence: { homepage: 'https://example.nhs.uk' } }, 'met', /https/],
]);
