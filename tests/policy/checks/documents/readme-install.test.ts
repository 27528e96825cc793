import { readmeInstall } from '../../../../src/policy/checks/documents/readme-install.ts';
import { describeCheck, type SomeFactsInput } from '../../some-facts.ts';

const readme = (text: string): SomeFactsInput => ({ holds: { 'README.md': text, 'app.js': '' } });

describeCheck(readmeInstall, [
  [
    `met by ${JSON.stringify('# B\n\n## Set up\n\nCopy it.')}`,
    readme('# B\n\n## Set up\n\nCopy it.'),
    'met',
    /^README\.md says: “/,
    'README.md',
  ],
  [
    `met by ${JSON.stringify('# B\n\n```sh\npip install board\n```')}`,
    readme('# B\n\n```sh\npip install board\n```'),
    'met',
    /^README\.md says: “/,
    'README.md',
  ],
  [
    `met by ${JSON.stringify('# B\n\nClone the repository and copy the folder.')}`,
    readme('# B\n\nClone the repository and copy the folder.'),
    'met',
    /^README\.md says: “/,
    'README.md',
  ],
  [
    `unmet by ${JSON.stringify('# Install\n\nBoards of beds.')}`,
    readme('# Install\n\nBoards of beds.'),
    'unmet',
    /^README\.md /,
    'README.md',
  ],
  [
    `unmet by ${JSON.stringify('# B\n\nContinuous integration and deployments are defined in the workflows folder.')}`,
    readme('# B\n\nContinuous integration and deployments are defined in the workflows folder.'),
    'unmet',
    /^README\.md /,
    'README.md',
  ],
  [
    `unmet by ${JSON.stringify('# B\n\n## Install\n\nTBC')}`,
    readme('# B\n\n## Install\n\nTBC'),
    'unmet',
    /^README\.md /,
    'README.md',
  ],
]);
