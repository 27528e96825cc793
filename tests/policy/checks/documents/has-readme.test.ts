import { hasReadme } from '../../../../src/policy/checks/documents/has-readme.ts';
import { describeCheck, goodReadme } from '../../some-facts.ts';

describeCheck(hasReadme, [
  ['met by README.md', {}, 'met', 'There is a README: README.md.', 'README.md'],
  [
    'met in any case, kind and usual folder',
    { holds: { 'docs/readme.RST': goodReadme } },
    'met',
    /RST/,
    'docs/readme.RST',
  ],
  ['met though its text was not collected', { holds: { README: undefined } }, 'met', /README/, 'README'],
  [
    'takes the one at the top, and the one people read, of several',
    { holds: { 'docs/README.md': goodReadme, 'README.Rmd': goodReadme, 'README.md': goodReadme } },
    'met',
    /: README\.md/,
    'README.md',
  ],
  ['unmet without one', { holds: { 'LICENCE.md': '' } }, 'unmet', /^There is no README/],
  [
    'unmet by a picture or a longer name',
    { holds: { 'readme.png': null, 'readme_old.md': goodReadme } },
    'unmet',
    /no README/,
  ],
  ['unmet by one deeper in the tree', { holds: { 'src/README.md': goodReadme } }, 'unmet', /no README/],
  [
    'unmet by a blank one',
    { holds: { 'README.md': ' \n\n' } },
    'unmet',
    'README.md holds no words.',
    'README.md',
  ],
  [
    'not applicable while the repository is empty',
    { evidence: { tree: null, empty: true } },
    'not-applicable',
    /empty/,
  ],
  ['unknown when the tree was not collected', { evidence: { tree: undefined } }, 'unknown', /list of files/],
]);
