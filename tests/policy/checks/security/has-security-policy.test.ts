import { hasSecurityPolicy } from '../../../../src/policy/checks/security/has-security-policy.ts';
import { describeCheck, goodReadme } from '../../some-facts.ts';

describeCheck(hasSecurityPolicy, [
  [
    'met by a file',
    { holds: { '.github/SECURITY.md': 'Write to us.' } },
    'met',
    /SECURITY\.md/,
    '.github/SECURITY.md',
  ],
  [
    'met by a file whose text was not collected',
    { holds: { 'SECURITY.md': undefined } },
    'met',
    /./,
    'SECURITY.md',
  ],
  [
    'unmet by an empty file',
    { holds: { 'SECURITY.md': '\n' } },
    'unmet',
    'SECURITY.md is empty.',
    'SECURITY.md',
  ],
  [
    'met by a section of the README that says how to report',
    { holds: { 'README.md': `${goodReadme}\n## Security\n\nReport weaknesses to the team in private.` } },
    'met',
    /“Security”/,
    'README.md',
  ],
  [
    'unmet by a section about something else',
    { holds: { 'README.md': `${goodReadme}\n## Security groups\n\nPorts 80 and 443 are open.` } },
    'unmet',
    /does not say/,
  ],
  [
    'unmet by a program of that name',
    { holds: { 'security/': undefined, 'security-scan.ts': '' } },
    'unmet',
    'There is no SECURITY file.',
  ],
  [
    'unknown while the README was not read',
    { holds: { 'README.md': undefined } },
    'unknown',
    /not collected/,
    'README.md',
  ],
  ['unknown when the tree was not collected', { evidence: { tree: undefined } }, 'unknown', /list of files/],
]);
