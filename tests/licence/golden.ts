import { standardText } from './standard-text.ts';

type Files = Readonly<Record<string, string>>;

type Case = readonly [name: string, files: Files, expected: string | null];

const mit = standardText('MIT');
const mitBody = mit.slice(mit.indexOf('Permission is'));
const ogl = standardText('OGL-UK-3.0');
const apache = standardText('Apache-2.0');
const gpl3 = standardText('GPL-3.0-only');
const gplNotice = (family: string, version: string) => `Rota planner
Copyright (C) 2021 Example University

This program is free software: you can redistribute it and/or modify
it under the terms of the GNU ${family}General Public License as published by
the Free Software Foundation, ${version}.

This program is distributed in the hope that it will be useful,
but WITHOUT ANY WARRANTY; without even the implied warranty of
MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
GNU ${family}General Public License for more details.

You should have received a copy of the GNU ${family}General Public License
along with this program.  If not, see <https://www.gnu.org/licenses/>.
`;
const later = 'either version 3 of the License, or (at your option) any later version';
const codeAndDocs =
  'Unless stated otherwise, the codebase is released under the MIT Licence. This covers both the codebase and any sample code in the documentation.\n\nThe documentation is © Crown copyright and available under the terms of the [Open Government 3.0 licence](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/).\n';
const readme = (section: string) =>
  `# Rota\n\nPlans shifts.\n\n## Contents\n\n- [Licence](#licence)\n\n## Licence\n\n${section}\n`;

const crownHeaders = [
  'MIT License\n\nCrown Copyright (c)',
  'MIT Licence\n\n(c) Crown Copyright',
  '# MIT Licence\n\nCopyright (c) 2023 Crown Copyright NHS England.',
  'The MIT License (MIT)\n=====================\n\nCopyright © Crown Copyright (Government Digital Service)',
  'Copyright NHS Digital',
  'Copyright (c) {{current_year}} {{organisation}}',
  '© 2024 Crown Copyright. All rights reserved.',
  '<h1>MIT License</h1>\n<p>Copyright &copy; 2020 NHS.UK</p>',
].map(
  (header, at) => [`MIT, copyright line ${at + 1}`, { LICENSE: `${header}\n\n${mitBody}` }, 'MIT'] as const,
);

const fileNames = [
  'LICENSE',
  'LICENCE',
  'licence',
  'License.txt',
  'LICENCE.md',
  'LICENSE.rst',
  'LICENSE.html',
  'MIT-LICENCE',
  'MIT-LICENSE.txt',
  'LICENCE-MIT',
  'LICENSE-MIT.md',
  'COPYING',
  'COPYING.txt',
  'licenses/MIT.txt',
  'LICENSES/MIT.txt',
  'licence/LICENCE',
  '.github/LICENSE.md',
  'UNLICENSE',
  'COPYRIGHT',
  'NOTICE.txt',
  'project-licence.txt',
].map((path) => [`MIT in a file called ${path}`, { [path]: mit }, 'MIT'] as const);

const versions = (['1', '2', '3'] as const).flatMap((version) => {
  const id = `OGL-UK-${version}.0`;
  const text = standardText(id);
  return [
    [`${id}, whole text`, { LICENCE: text }, id],
    [`${id}, untitled`, { 'LICENCE.md': text.slice(text.indexOf('You are encouraged')) }, id],
    [
      `${id}, by link`,
      {
        'README.md': readme(
          `Available under the [Open Government Licence](http://www.nationalarchives.gov.uk/doc/open-government-licence/version/${version}/).`,
        ),
      },
      id,
    ],
    [
      `${id}, by name`,
      {
        LICENCE: `© Crown copyright 2020\n\nThis work is licensed under the Open Government Licence v${version}.0 except where otherwise stated.\n`,
      },
      id,
    ],
    [`${id}, by short name`, { 'LICENCE-OGL.md': `Released under OGL v${version}.\n` }, id],
    [
      `${id}, by number before the word`,
      { 'README.md': readme(`All content is available under the Open Government ${version}.0 licence.`) },
      id,
    ],
  ] as const;
});

const notices = [
  [
    're-use statement of the National Archives',
    {
      LICENCE:
        '© Crown copyright 2020\n\nYou may re-use this information (excluding logos) free of charge in any format or medium, under the terms of the Open Government Licence. To view this licence, visit http://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/.\n',
    },
    'OGL-UK-2.0',
  ],
  [
    'a logo that may not be used',
    { LICENSE: `${mit}\n\nThe NHS logo is a trade mark and may not be used without permission.\n` },
    'MIT',
  ],
  ['a labelled line in a README', { 'README.md': '# Rota\n\nLicense: MIT\n' }, 'MIT'],
  ['a labelled heading in a README', { 'README.md': '# Rota\n\n## License: MIT\n\nText.\n' }, 'MIT'],
  ['a title without a text', { LICENSE: 'MIT License\n\nCopyright (c) 2020 NHS Digital\n' }, 'MIT'],
  ['rights withheld', { LICENSE: 'Proprietary. All rights reserved. Copyright Example Ltd 2020.\n' }, null],
  ['GPL notice, or later', { LICENSE: gplNotice('', later) }, 'GPL-3.0-or-later'],
  ['GPL notice, version 2 only', { LICENSE: gplNotice('', 'version 2 of the License') }, 'GPL-2.0-only'],
  [
    'GPL notice, version 2 or later',
    { COPYING: gplNotice('', 'either version 2 of the License, or (at your option) any later version') },
    'GPL-2.0-or-later',
  ],
  ['LGPL notice', { LICENSE: gplNotice('Lesser ', later) }, 'LGPL-3.0-or-later'],
  ['AGPL notice', { LICENSE: gplNotice('Affero ', later) }, 'AGPL-3.0-or-later'],
  ['GPL text alone', { COPYING: gpl3 }, 'GPL-3.0-only'],
  ['GPL text, "or later" before it', { COPYING: `${gplNotice('', later)}\n\n${gpl3}` }, 'GPL-3.0-or-later'],
  [
    'GPL text, "or later" in the README',
    { COPYING: gpl3, 'README.md': readme('Licensed under the GNU GPL version 3 or later.') },
    'GPL-3.0-or-later',
  ],
  [
    'GPL text, R manifest',
    { 'LICENSE.md': gpl3, DESCRIPTION: 'Package: rota\nLicense: GPL (>= 3)\n' },
    'GPL-3.0-or-later',
  ],
  ['LGPL beside GPL', { COPYING: gpl3, 'COPYING.LESSER': standardText('LGPL-3.0-only') }, 'LGPL-3.0-only'],
  [
    'Apache header notice',
    {
      LICENSE:
        'Copyright 2020 NHS Digital\n\nLicensed under the Apache License, Version 2.0 (the "License");\nyou may not use this file except in compliance with the License.\nYou may obtain a copy of the License at\n\n    http://www.apache.org/licenses/LICENSE-2.0\n',
    },
    'Apache-2.0',
  ],
  [
    'identifier line',
    { LICENSE: 'SPDX-License-Identifier: Apache-2.0\n\nCopyright NHS Digital\n' },
    'Apache-2.0',
  ],
  [
    'identifier line with a choice',
    { 'LICENSE.md': '<!-- SPDX-License-Identifier: MIT OR Apache-2.0 -->\n' },
    'MIT OR Apache-2.0',
  ],
  [
    'public domain waiver',
    {
      'LICENSE.md':
        'As a work of a government, this project is in the public domain.\n\nAdditionally, we waive copyright and related rights in the work worldwide through the CC0 1.0 Universal public domain dedication.\n',
    },
    'CC0-1.0',
  ],
] as const;

const several = [
  [
    'licences of bundled work after our own',
    { LICENSE: `${mit}\n\n# Licenses of bundled dependencies\n\nleft-pad\n\n${apache}` },
    'MIT',
  ],
  [
    'a whole text in the README',
    { 'README.md': `# Rota\n\n## License\n\n(The MIT License)\n\n${mitBody}\n` },
    'MIT',
  ],
  [
    'a badge alone',
    { 'README.md': '# Rota\n\n[![licence](https://img.shields.io/badge/License-Apache--2.0-blue.svg)](x)\n' },
    'Apache-2.0',
  ],
  [
    'code to choose, whatever was said of content',
    {
      LICENSE: ogl,
      'MIT-LICENSE.md': mit,
      'README.md': readme(
        'All content is available under the Open Government Licence v3.0.\n\nAny code is dual licensed under the MIT license and the Open Government Licence v3.0.',
      ),
    },
    'MIT OR OGL-UK-3.0',
  ],
  [
    'ISC as most people write it',
    {
      LICENSE: standardText('ISC')
        .replaceAll('AND ISC DISCLAIMS', 'AND THE AUTHOR DISCLAIMS')
        .replaceAll('SHALL ISC', 'SHALL THE AUTHOR'),
    },
    'ISC',
  ],
  [
    'BSD with the names of a body',
    {
      LICENSE: standardText('BSD-3-Clause')
        .replace('the copyright holder nor the names of its', 'Example Trust nor the names of other')
        .replaceAll('COPYRIGHT HOLDER OR', 'COPYRIGHT OWNER OR'),
    },
    'BSD-3-Clause',
  ],
  [
    'a name for a name, throughout',
    {
      LICENSE: standardText('PostgreSQL').replaceAll(/(?:THE )?UNIVERSITY OF CALIFORNIA/gi, 'EXAMPLE TRUST'),
    },
    'PostgreSQL',
  ],
  [
    'two texts, two files, code and documentation',
    { LICENSE: mit, 'LICENCE-OGL.md': ogl, 'README.md': readme(codeAndDocs) },
    'MIT AND OGL-UK-3.0',
  ],
  [
    'text and README for documentation',
    { LICENCE: mit, 'README.md': readme(codeAndDocs) },
    'MIT AND OGL-UK-3.0',
  ],
  ['preamble before the text', { 'LICENCE.md': `${codeAndDocs}\n\n${mit}` }, 'MIT AND OGL-UK-3.0'],
  [
    'two texts in one file',
    { LICENSE: `${codeAndDocs}\n\n---\n\n${mit}\n\n---\n\n${ogl}` },
    'MIT AND OGL-UK-3.0',
  ],
  [
    'dual licensed in the README',
    {
      LICENSE: mit,
      'README.md':
        '# API\n\n### Licensing\n\nThis code is dual licensed under the MIT license and the OGL (Open Government License). This project may not depend on GPL-licensed libraries.\n',
    },
    'MIT OR OGL-UK-3.0',
  ],
  ['a pair of files to choose from', { 'LICENSE-MIT': mit, 'LICENSE-APACHE': apache }, 'MIT OR Apache-2.0'],
  [
    'a pair of files and Cargo',
    {
      'LICENSE-MIT': mit,
      'LICENSE-APACHE': apache,
      'Cargo.toml': '[package]\nname = "rota"\nlicense = "MIT OR Apache-2.0"\n',
    },
    'MIT OR Apache-2.0',
  ],
  [
    'either, at your option',
    {
      LICENSE: `Licensed under either of the Apache License, Version 2.0 or the MIT license at your option.\n`,
    },
    'Apache-2.0 OR MIT',
  ],
  [
    'choice in one file',
    { LICENSE: `This software is dual-licensed; you may choose either licence.\n\n${mit}\n\n${apache}` },
    'MIT OR Apache-2.0',
  ],
  ['documentation folder', { LICENSE: mit, 'docs/LICENCE': ogl }, 'MIT AND OGL-UK-3.0'],
  [
    'data licence named',
    {
      LICENSE: mit,
      'README.md': readme(
        'The code is released under the MIT licence. The data is licensed under CC BY 4.0.',
      ),
    },
    'MIT AND CC-BY-4.0',
  ],
  ['same text twice', { LICENSE: mit, 'License.txt': mit }, 'MIT'],
  [
    'R stub beside the text',
    {
      LICENSE: 'YEAR: 2023\nCOPYRIGHT HOLDER: Example Trust\n',
      'LICENSE.md': mit,
      DESCRIPTION: 'License: MIT + file LICENSE\n',
    },
    'MIT',
  ],
  ['NOTICE beside the text', { LICENSE: apache, NOTICE: 'Rota\nCopyright 2020 NHS Digital\n' }, 'Apache-2.0'],
  ['third-party notices beside the text', { LICENSE: mit, 'THIRD-PARTY-LICENSES.md': apache }, 'MIT'],
  [
    'README that contradicts the text',
    {
      LICENSE: mit,
      'README.md': readme('The codebase is released under the GNU General Public License v3.0.'),
    },
    'MIT',
  ],
] as const;

const readmes = [
  ['name in a section', 'MIT', 'MIT'],
  ['link in a section', '[MIT](LICENCE).', 'MIT'],
  ['in brackets', 'See the [LICENSE](LICENSE) file for license rights and limitations (MIT).', 'MIT'],
  [
    'reference links',
    'Unless stated otherwise, the codebase is released under [the MIT Licence][mit].\n\nThe documentation is [© Crown copyright][c] and available under the terms\nof the [Open Government 3.0][ogl] licence.\n\n[mit]: LICENCE\n[c]: https://www.nationalarchives.gov.uk/crown-copyright/\n[ogl]: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    'MIT AND OGL-UK-3.0',
  ],
  [
    'documentation only',
    'The documentation is © Crown copyright and available under the terms of the Open Government 3.0 licence.',
    'OGL-UK-3.0',
  ],
  ['Apache by short name', 'Released under the [Apache 2 license](LICENCE.txt).', 'Apache-2.0'],
  [
    'GPL with a joined number',
    'This project is licensed under the [GNU GPLv3](./LICENSE.md).',
    'GPL-3.0-only',
  ],
  [
    'Creative Commons',
    'This work is licensed under a Creative Commons Attribution-ShareAlike 4.0 International License.',
    'CC-BY-SA-4.0',
  ],
  ['BSD with clauses', 'Distributed under the BSD 3-Clause License.', 'BSD-3-Clause'],
  ['EUPL', 'Licensed under the EUPL v1.2.', 'EUPL-1.2'],
  ['public domain', 'This project is in the public domain.', 'LicenseRef-public-domain'],
  ['Welsh', 'Mae’r holl gynnwys ar gael o dan y Drwydded Llywodraeth Agored v3.0.', 'OGL-UK-3.0'],
  [
    'an exception for others',
    'Licensed under the [Apache License, Version 2.0](LICENSE) except for fonts.',
    'Apache-2.0',
  ],
  ['no version', 'CC BY-SA', 'CC-BY-SA-4.0'],
  ['abbreviation in brackets', 'European Union Public Licence (EUPL) v1.2', 'EUPL-1.2'],
  ['a denial', 'The MIT Licence does not apply to this repository.', null],
  ['the images of others', 'The code is released under the MIT licence. Images are CC BY-NC 4.0.', 'MIT'],
  ['link alone', 'https://opensource.org/licenses/MIT', 'MIT'],
] as const;

const manifests: readonly (readonly [path: string, text: string, expected: string | null])[] = [
  ['package.json', '{"license": "MIT"}', 'MIT'],
  ['package.json', '{"license": "(MIT OR OGL)"}', 'MIT OR OGL-UK-3.0'],
  [
    'package.json',
    '{"licenses": [{"type": "MIT", "url": "x"}, {"type": "Apache-2.0"}]}',
    'MIT OR Apache-2.0',
  ],
  ['package.json', '{"license": {"type": "BSD-2-Clause"}}', 'BSD-2-Clause'],
  ['package.json', '{"license": "GPL-3.0"}', 'GPL-3.0-only'],
  ['package.json', '{"license": "gpl-2.0+"}', 'GPL-2.0-or-later'],
  ['package.json', '{ not json', null],
  [
    'composer.json',
    '{"license": ["LGPL-2.1-only", "GPL-3.0-or-later"]}',
    'LGPL-2.1-only OR GPL-3.0-or-later',
  ],
  ['Cargo.toml', '[package]\nlicense = "MIT/Apache-2.0"\n', 'MIT OR Apache-2.0'],
  ['pyproject.toml', '[project]\nlicense = "GPL-3.0-or-later"\n', 'GPL-3.0-or-later'],
  ['pyproject.toml', '[project]\nlicense = {text = "MIT License"}\n', 'MIT'],
  ['pyproject.toml', '[tool.poetry]\nlicense = "Apache License 2.0"\n', 'Apache-2.0'],
  [
    'pyproject.toml',
    '[project]\nclassifiers = [\n  "License :: OSI Approved :: GNU General Public License v2 (GPLv2)",\n]\n',
    'GPL-2.0-only',
  ],
  [
    'pyproject.toml',
    '[project]\nclassifiers = ["License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)"]\n',
    'GPL-3.0-or-later',
  ],
  ['setup.cfg', '[metadata]\nname = rota\nlicense = MIT\n', 'MIT'],
  [
    'setup.cfg',
    '[metadata]\nclassifiers =\n    License :: OSI Approved :: Apache Software License\n',
    'Apache-2.0',
  ],
  ['setup.py', "setup(name='rota', license='GPL-3.0',)", 'GPL-3.0-only'],
  ['setup.py', "setup(name='rota', licence=['MIT','OGL'])", 'MIT OR OGL-UK-3.0'],
  ['DESCRIPTION', 'Package: rota\nLicense: GPL-3\n', 'GPL-3.0-only'],
  ['DESCRIPTION', 'Package: rota\nLicense: Apache License (>= 2)\n', 'Apache-2.0'],
  ['DESCRIPTION', 'Package: rota\nLicense: GPL-2 | MIT + file LICENSE\n', 'GPL-2.0-only OR MIT'],
  ['DESCRIPTION', 'Package: rota\nLicense: CC0\n', 'CC0-1.0'],
  [
    'Rota.csproj',
    '<Project><PropertyGroup><PackageLicenseExpression>MIT</PackageLicenseExpression></PropertyGroup></Project>',
    'MIT',
  ],
  [
    'pom.xml',
    '<project><licenses><license><name>Apache License, Version 2.0</name><url>https://www.apache.org/licenses/LICENSE-2.0</url></license></licenses></project>',
    'Apache-2.0',
  ],
  ['rota.gemspec', "Gem::Specification.new do |spec|\n  spec.license = 'MIT'\nend\n", 'MIT'],
  ['rota.gemspec', "  s.licenses    = ['MIT', 'Ruby']\n", 'MIT OR Ruby'],
  ['theme.gemspec', "  s.license = 'CC0 1.0 Universal'\n", 'CC0-1.0'],
  [
    'publiccode.yml',
    'publiccodeYmlVersion: "0.4"\nlegal:\n  license: AGPL-3.0-or-later\n',
    'AGPL-3.0-or-later',
  ],
  ['codemeta.json', '{"license": "https://spdx.org/licenses/MIT"}', 'MIT'],
  ['CITATION.cff', 'cff-version: 1.2.0\nlicense: MIT\n', 'MIT'],
];

/** Repositories by their files, and the expression that a careful person would give. Texts written for this test, or derived. */
export const golden: readonly Case[] = [
  ...crownHeaders,
  ...fileNames,
  ...versions,
  ...notices,
  ...several,
  ...readmes.map(([name, section, expected]): Case => [
    `README, ${name}`,
    { 'README.md': readme(section) },
    expected,
  ]),
  ...manifests.map(([path, text, expected]): Case => [
    `${path}: ${text.replace(/\s+/g, ' ').slice(0, 70)}`,
    { [path]: text },
    expected,
  ]),
];
