import { hasContributing } from '../../../../src/policy/checks/documents/has-contributing.ts';
import { describeCheck, goodReadme } from '../../some-facts.ts';

describeCheck(hasContributing, [
  [
    'met by a file',
    { holds: { 'CONTRIBUTING.md': 'Raise an issue first.' } },
    'met',
    'Guidelines are in CONTRIBUTING.md.',
    'CONTRIBUTING.md',
  ],
  [
    'met by a file in .github with another ending',
    { holds: { '.github/contribute.rst': 'Raise an issue first.' } },
    'met',
    /./,
    '.github/contribute.rst',
  ],
  [
    'met by a section of the README',
    { holds: { 'README.md': `${goodReadme}\n## How to contribute\n\nRaise an issue first.` } },
    'met',
    'README.md has a section called “How to contribute”.',
    'README.md',
  ],
  [
    'unmet by a section without a word',
    { holds: { 'README.md': `${goodReadme}\n## Contributing\n` } },
    'unmet',
    /no guidelines/,
  ],
  [
    'unmet by a list of contributors',
    { holds: { 'README.md': `${goodReadme}\n## Contributors\n\nA team.` } },
    'unmet',
    /no guidelines/,
  ],
  [
    'unknown while the file was not read',
    { holds: { 'CONTRIBUTING.md': undefined } },
    'unknown',
    /not collected/,
    'CONTRIBUTING.md',
  ],
  ['unmet by an empty file', { holds: { 'CONTRIBUTING.md': '\n' } }, 'unmet', /is empty/, 'CONTRIBUTING.md'],
  [
    'unmet by a file that a template left',
    { holds: { 'CONTRIBUTING.md': '# Contributing\n\nExplain how to contribute to your project here.' } },
    'unmet',
    /left to be filled in/,
    'CONTRIBUTING.md',
  ],
  [
    'met by a sentence under another heading',
    { holds: { 'README.md': `${goodReadme}\n## Developing\n\nWe welcome pull requests.` } },
    'met',
    'README.md says: “We welcome pull requests”.',
    'README.md',
  ],
  ['unmet without any', {}, 'unmet', 'There is no CONTRIBUTING file, and no guidelines in README.md.'],
  ['unmet without a README either', { holds: {} }, 'unmet', 'There is no CONTRIBUTING file.'],
  [
    'unknown while the README was not read',
    { holds: { 'README.md': undefined } },
    'unknown',
    /not collected/,
    'README.md',
  ],
  ['unknown when the tree was not collected', { evidence: { tree: undefined } }, 'unknown', /list of files/],
  ['not applicable while empty', { evidence: { tree: null } }, 'not-applicable', /empty/],
]);
