import { readmeUse } from '../../../../src/policy/checks/documents/readme-use.ts';
import { describeCheck, type Row, type SomeFactsInput } from '../../some-facts.ts';

const readme = (text: string): SomeFactsInput => ({ holds: { 'README.md': text, 'app.js': '' } });

describeCheck(readmeUse, [
  ...[
    '# Board\n\n## How to cite\n\nBloggs J, Smith A. Beds on wards. 2021.',
    '# bedr\n\n```r\nremotes::install_github("sample/bedr")\n```\n',
    '# bedpy\n\n```\npython setup.py install\n```\n',
    '# Board\n\n## Licence\n\nThe documentation is © Crown copyright.',
    '# Board\n\n## Licence\n\nMIT. This covers the codebase and any sample code in the documentation.',
    '# Board\n\n## Getting Started\n\nTODO: Guide users through getting your code up and running on their own system. In this section you can talk about:\n1. Installation process\n2. Software dependencies\n',
  ].map((text): Row => [
    `unmet by ${JSON.stringify(text)}`,
    readme(text),
    'unmet',
    /^README\.md /,
    'README.md',
  ]),
  ...[
    '# Bwrdd\n\n## Defnydd\n\nAgorwch y dudalen a dewiswch ward.',
    '# bedr\n\n```r\nbedr::count_beds(1)\n```',
  ].map((text): Row => [
    `met by ${JSON.stringify(text)}`,
    readme(text),
    'met',
    /^README\.md says: “/,
    'README.md',
  ]),
  [
    'the row of a table that says something, not its head',
    readme('# Board\n\n## Usage\n\n| Task | Description |\n| --- | --- |\n| start | Starts the board |\n'),
    'met',
    /“start/,
    'README.md',
  ],
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
