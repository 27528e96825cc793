import { standardText } from './standard-text.ts';

type Files = Readonly<Record<string, string>>;

const mit = standardText('MIT');
const readme = (section: string) => `# Beds\n\nShows free beds.\n\n## Licence\n\n${section}\n`;
const badge = '# Beds\n\n![License: MIT](https://img.shields.io/badge/License-MIT-yellow.svg)\n';
const confidential =
  'Copyright 2022 Example Ltd. This software is confidential and proprietary. No use is permitted without a written agreement.\n';
const python = (...names: string[]) =>
  `setup(name="beds", classifiers=[${names.map((name) => `"License :: ${name}"`).join(', ')}])`;

/** Inputs that an eager reader takes for one open licence, and what a careful one makes of them; others beside them stay open. */
export const goldenComfort: readonly (readonly [name: string, files: Files, expected: string | null])[] = [
  ['a badge beside withheld rights', { LICENSE: confidential, 'README.md': badge }, 'NOASSERTION'],
  [
    'a manifest beside an agreement that sells a copy',
    {
      LICENSE: 'END USER AGREEMENT\n\nThe Software is licensed, not sold. You may install one copy.\n',
      'package.json': '{"license": "MIT"}',
    },
    'NOASSERTION',
  ],
  [
    'a folder of documents beside what the README says of the code',
    {
      'docs/LICENCE': standardText('OGL-UK-3.0'),
      'README.md': readme('The code is released under the MIT licence.'),
    },
    'MIT AND OGL-UK-3.0',
  ],
  [
    'withheld rights beside a folder of documents and a badge',
    { LICENSE: confidential, 'docs/LICENCE': mit, 'README.md': badge },
    'NOASSERTION',
  ],
  ['withheld rights alone', { LICENSE: confidential }, null],
  [
    'all rights reserved beside a manifest',
    { LICENSE: 'Copyright 2020 Example Trust. All rights reserved.\n', 'package.json': '{"license": "MIT"}' },
    'MIT',
  ],
  [
    'a grant to some bodies before the text',
    { LICENSE: `Permission is granted to public bodies only.\n\n${mit}` },
    'LicenseRef-MIT-modified',
  ],
  [
    'a grant only to some bodies before the text',
    { LICENSE: `This software is licensed only to our partners.\n\n${mit}` },
    'LicenseRef-MIT-modified',
  ],
  [
    'a licence of earlier versions',
    { 'README.md': readme('Versions before 3.0 were released under the MIT License. Ask us for terms.') },
    null,
  ],
  ['a former licence', { 'README.md': readme('Previously released under the MIT licence.') }, null],
  [
    'a licence of work that is no longer kept up',
    { 'README.md': readme('This project is no longer maintained. It is available under the MIT licence.') },
    'MIT',
  ],
  [
    'a restriction that denies a use, in the README',
    { LICENSE: mit, 'README.md': readme('MIT, but you may not use it to train models.') },
    'LicenseRef-MIT-modified',
  ],
  [
    'a restriction in the README beside a manifest',
    { 'package.json': '{"license": "MIT"}', 'README.md': readme('MIT, but you may not use it for claims.') },
    'LicenseRef-MIT-modified',
  ],
  [
    'two classifiers',
    { 'setup.py': python('OSI Approved :: MIT License', 'OSI Approved :: Apache Software License') },
    'MIT AND Apache-2.0',
  ],
  [
    'a classifier of a proprietary licence beside another',
    { 'setup.py': python('OSI Approved :: MIT License', 'Other/Proprietary License') },
    'NOASSERTION',
  ],
  [
    'licences that are not open, at your election',
    {
      LICENSE:
        'Licensed under the Elastic License 2.0 or the Server Side Public License v1, at your election.\n',
    },
    'Elastic-2.0 OR SSPL-1.0',
  ],
  [
    'R offers a licence instead of the file',
    { DESCRIPTION: 'Package: beds\nLicense: GPL (>= 2) | file LICENCE\n', LICENCE: mit },
    'GPL-2.0-or-later OR MIT',
  ],
  [
    'a comma before a version, and a dash',
    {
      'pom.xml':
        '<licenses><license><name>GNU Lesser General Public License, Version 2.1</name></license><license><name>Eclipse Public License - v 1.0</name></license></licenses>',
    },
    'LGPL-2.1-only OR EPL-1.0',
  ],
];
