import { readmePurpose } from '../../../../src/policy/checks/documents/readme-purpose.ts';
import { describeCheck, type Row, type SomeFactsInput } from '../../some-facts.ts';

const readme = (text: string): SomeFactsInput => ({ holds: { 'README.md': text, 'app.js': '' } });

describeCheck(readmePurpose, [
  ...[
    '# Board\n\nAlpha project - an experimental thing not yet used in production on wards.',
    '# Board\n\n:exclamation: Warning: this repository may hold references to internal networks.',
    '# Board\n\nThe API may undergo major changes between versions, so check the changelog.',
    'docker-compose -f docker-compose.beds.yml pull\ndocker-compose -f docker-compose.beds.yml up -d\n',
    '# Board\n\nProject contact email: beds@sample-trust.example for wards and nurses.',
    '## Summary\n\nHow do I create packages? See https://chocolatey.org\n\n## Shims\n\nAny executables that wards download will be shimmed.',
    '# Board\n\n4th June 2019, Sample and Example Care Record',
    '# Board\n\nSample Ward Community Explore the docs » Report Bug · Request Feature',
    '# Board\n\nThis README contains information on developing, building and running the demonstrator.',
    '## Summary\n\nHow do I create packages? See https://chocolatey.org/docs/create-packages\n\n## Updates\n\nConsider making this package an automatic package, for the best maintainability over time.',
  ].map((text): Row => [
    `unmet by ${JSON.stringify(text)}`,
    readme(text),
    'unmet',
    /^README\.md /,
    'README.md',
  ]),
  ...[
    '# Bwrdd\n\n## Pwrpas\n\nYn dangos pa welyau sydd ar gael ar bob ward.',
    '# Board\n\nWarning lights for wards: shows nurses which alarms are sounding.',
  ].map((text): Row => [
    `met by ${JSON.stringify(text)}`,
    readme(text),
    'met',
    /^README\.md says: “/,
    'README.md',
  ]),
  [
    `met by ${JSON.stringify('# Deployment settings\n\nHolds the settings of every service that the trust runs, for its platform team.')}`,
    readme(
      '# Deployment settings\n\nHolds the settings of every service that the trust runs, for its platform team.',
    ),
    'met',
    /^README\.md says: “/,
    'README.md',
  ],
  [
    `met by ${JSON.stringify('# Board\n\n## Install\n\nnpm ci\n\n## About\n\nShows nurses which beds on a ward are free.')}`,
    readme('# Board\n\n## Install\n\nnpm ci\n\n## About\n\nShows nurses which beds on a ward are free.'),
    'met',
    /^README\.md says: “/,
    'README.md',
  ],
  [
    `met by ${JSON.stringify('# A tool for planning shifts of nurses')}`,
    readme('# A tool for planning shifts of nurses'),
    'met',
    /^README\.md says: “/,
    'README.md',
  ],
  [`unmet by ${JSON.stringify('# Board')}`, readme('# Board'), 'unmet', /^README\.md /, 'README.md'],
  [
    `unmet by ${JSON.stringify('# Board\n\nThis is a Django and Wagtail project that is served with REST framework.')}`,
    readme('# Board\n\nThis is a Django and Wagtail project that is served with REST framework.'),
    'unmet',
    /^README\.md /,
    'README.md',
  ],
  [
    `unmet by ${JSON.stringify('# Board\n\nTODO: say what this does for nurses and wards.')}`,
    readme('# Board\n\nTODO: say what this does for nurses and wards.'),
    'unmet',
    /^README\.md /,
    'README.md',
  ],
  [
    `unmet by ${JSON.stringify('# Board\n\nDescribe what your project does for patients.')}`,
    readme('# Board\n\nDescribe what your project does for patients.'),
    'unmet',
    /^README\.md /,
    'README.md',
  ],
  [
    `unmet by ${JSON.stringify('# Board\n\nThis project was bootstrapped with Create React App.\n\nRun the tests in watch mode for patients and nurses.')}`,
    readme(
      '# Board\n\nThis project was bootstrapped with Create React App.\n\nRun the tests in watch mode for patients and nurses.',
    ),
    'unmet',
    /^README\.md /,
    'README.md',
  ],
]);
