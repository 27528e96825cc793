import { readmeUse } from '../../../../src/policy/checks/documents/readme-use.ts';
import { describeCheck, type SomeFactsInput } from '../../some-facts.ts';

const readme = (text: string): SomeFactsInput => ({ holds: { 'README.md': text, 'app.js': '' } });

describeCheck(readmeUse, [
  [
    `met by ${JSON.stringify('# B\n\n## Usage\n\nOpen it.')}`,
    readme('# B\n\n## Usage\n\nOpen it.'),
    'met',
    /^README\.md says: “/,
    'README.md',
  ],
  [
    `met by ${JSON.stringify('# B\n\n```sh\nnpm start\n```')}`,
    readme('# B\n\n```sh\nnpm start\n```'),
    'met',
    /^README\.md says: “/,
    'README.md',
  ],
  [
    `met by ${JSON.stringify('# B\n\nSee the documentation.')}`,
    readme('# B\n\nSee the documentation.'),
    'met',
    /^README\.md says: “/,
    'README.md',
  ],
  [
    `unmet by ${JSON.stringify('# Using\n\nBoards of beds.')}`,
    readme('# Using\n\nBoards of beds.'),
    'unmet',
    /^README\.md /,
    'README.md',
  ],
  [
    `unmet by ${JSON.stringify('# B\n\n## Usage\n\nAfter a successful installation, provide an informative example of how this project can be used.')}`,
    readme(
      '# B\n\n## Usage\n\nAfter a successful installation, provide an informative example of how this project can be used.',
    ),
    'unmet',
    /^README\.md /,
    'README.md',
  ],
]);
