import { readmeClear } from '../../../../src/policy/checks/documents/readme-clear.ts';
import { readmeData } from '../../../../src/policy/checks/documents/readme-data.ts';
import { readmeStatus } from '../../../../src/policy/checks/documents/readme-status.ts';
import { licenceScopeStated } from '../../../../src/policy/checks/licence/licence-scope-stated.ts';
import { readmeStatesLicence } from '../../../../src/policy/checks/licence/readme-states-licence.ts';
import { aLicence } from '../../../builders.ts';
import { describeCheck } from '../../some-facts.ts';

const saying = (text: string) => ({ holds: { 'README.md': `# Ward board\n\n${text}\n` } });

describeCheck(readmeStatesLicence, [
  ['a section', saying('## Licence\n\nMIT.'), 'met', /section called “Licence”/, 'README.md'],
  ['a sentence', saying('It is released under the MIT License.'), 'met', /says/, 'README.md'],
  [
    'a code of conduct',
    saying('Released with a Contributor Code of Conduct.'),
    'unmet',
    /does not name/,
    'README.md',
  ],
  ['an empty section', saying('## Licence\n'), 'unmet', /does not name/, 'README.md'],
]);
describeCheck(readmeStatus, [
  [
    'in development',
    saying('This project is in active development.'),
    'met',
    /active development/,
    'README.md',
  ],
  [
    'a change that is a beta',
    saying('If the change is a beta, tick pre-release.'),
    'unmet',
    /state/,
    'README.md',
  ],
]);
describeCheck(readmeData, [
  ['a section', saying('## Data sources\n\nHospital episodes.'), 'met', /Data sources/, 'README.md'],
  [
    'a file with input in its name',
    saying('## src/input-base.scss\n\nColours.'),
    'unmet',
    /which data/,
    'README.md',
  ],
]);
describeCheck(readmeClear, [
  ['words of its own', {}, 'met', /nothing that a template/, 'README.md'],
  [
    'a task for later',
    saying('It counts beds.\n\nTODO: say how to install it.'),
    'unmet',
    /TODO/,
    'README.md',
  ],
  [
    'an address in an example',
    saying('It counts beds. Call it <your-api-name>.'),
    'met',
    /nothing/,
    'README.md',
  ],
]);
describeCheck(licenceScopeStated, [
  ['one licence', {}, 'not-applicable', /one licence/],
  [
    'two, unsaid',
    { licence: aLicence({ spdx: 'MIT AND OGL-UK-3.0' }) },
    'unmet',
    /which covers what/,
    'README.md',
  ],
  [
    'two, and a sentence on what the project is for',
    {
      licence: aLicence({ spdx: 'MIT AND OGL-UK-3.0' }),
      ...saying('Look for code to reuse, with the licence and its proof.'),
    },
    'unmet',
    /which covers what/,
    'README.md',
  ],
  [
    'two, said',
    {
      licence: aLicence({ spdx: 'MIT AND OGL-UK-3.0' }),
      ...saying('The code is released under MIT and the documentation under OGL.'),
    },
    'met',
    /says/,
    'README.md',
  ],
]);
