import { hasSecurityPolicy } from '../../../../src/policy/checks/security/has-security-policy.ts';
import { describeCheck, goodReadme } from '../../some-facts.ts';

describeCheck(hasSecurityPolicy, [
  [
    'unmet by the file of another, to whom reports would go',
    {
      holds: {
        'SECURITY.md':
          '# Security\n\nIf you have found a vulnerability in any Microsoft-owned repository, please report it at https://msrc.microsoft.com/create-report.',
      },
    },
    'unmet',
    /does not say how/,
    'SECURITY.md',
  ],
  [
    'met by a file',
    { holds: { '.github/SECURITY.md': 'Write to us.' } },
    'met',
    /SECURITY\.md/,
    '.github/SECURITY.md',
  ],
  [
    'unknown while the file was not read',
    { holds: { 'SECURITY.md': undefined } },
    'unknown',
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
    'unmet by a template that was not filled in',
    {
      holds: {
        'SECURITY.md':
          '# Security Policy\n\n## Supported Versions\n\nUse this section to tell people about your versions.\n\n| Version | Supported |\n|---|---|\n| 5.1.x | yes |\n\n## Reporting a Vulnerability\n\nTell them where to go, how often they can expect to get an update.',
      },
    },
    'unmet',
    /template that was not filled in/,
    'SECURITY.md',
  ],
  [
    'unmet by features of the product',
    {
      holds: {
        'README.md': `${goodReadme}\n## Security\n\nVulnerability reports are shown to ward managers.`,
      },
    },
    'unmet',
    /does not say/,
  ],
  [
    'met by a security.txt that holds',
    {
      holds: { '.well-known/security.txt': 'Contact: mailto:s@sample.nhs.uk\nExpires: 2027-01-01T00:00:00Z' },
    },
    'met',
    /holds until 1 January 2027/,
    '.well-known/security.txt',
  ],
  [
    'unmet by a security.txt that expired',
    {
      holds: { '.well-known/security.txt': 'Contact: mailto:s@sample.nhs.uk\nExpires: 2025-01-01T00:00:00Z' },
    },
    'unmet',
    /expired on 1 January 2025/,
    '.well-known/security.txt',
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
