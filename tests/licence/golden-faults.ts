import { exceptionText, standardText } from './standard-text.ts';

type Files = Readonly<Record<string, string>>;

const mit = standardText('MIT');
const bsd = standardText('BSD-3-Clause');
const apache = standardText('Apache-2.0');
const gpl2 = standardText('GPL-2.0-only');
const readme = (section: string) => `# Beds\n\nShows free beds.\n\n## Licence\n\n${section}\n`;
const asComment = (text: string) =>
  text
    .split('\n')
    .map((line) => `% ${line}`)
    .join('\n');

const choices: readonly (readonly [name: string, files: Files, expected: string | null])[] = [
  [
    '"either" in another sentence is no choice',
    { LICENSE: `The parser either stops or goes on.\n\n${mit}\n\nThe reader is under:\n\n${bsd}` },
    'MIT AND BSD-3-Clause',
  ],
  [
    '"pick one of these licences" is a choice',
    { LICENSE: `Pick one of these licences.\n\n${mit}\n\n${bsd}` },
    'MIT OR BSD-3-Clause',
  ],
  [
    'a slash in an address is no choice',
    {
      LICENSE: mit,
      'README.md': readme(
        'Under the [MIT](https://mit-license.org/) and the [Apache pledge](https://a.example/b/).',
      ),
    },
    'MIT',
  ],
  [
    'choice over two paragraphs',
    {
      LICENSE:
        'Dual-licensed under\neither the Eclipse Public License 2.0\n\n or, as the user prefers,\n\nthe MIT license.\n',
    },
    'EPL-2.0 OR MIT',
  ],
  [
    'two licences of a pom are offered',
    {
      'pom.xml':
        '<licenses><license><name>MIT</name></license><license><name>EPL 2.0</name></license></licenses>',
    },
    'MIT OR EPL-2.0',
  ],
  [
    'REUSE offers a choice for every file',
    {
      'LICENSES/MIT.txt': mit,
      'LICENSES/BSD-3-Clause.txt': bsd,
      'REUSE.toml':
        'version = 1\n[[annotations]]\npath = "**"\nSPDX-License-Identifier = "BSD-3-Clause OR MIT"\n',
    },
    'MIT OR BSD-3-Clause',
  ],
];

const exceptions: typeof choices = [
  [
    'an exception joins the licence before it',
    { LICENSE: `${apache}\n\n${exceptionText('LLVM-exception')}` },
    'Apache-2.0 WITH LLVM-exception',
  ],
  [
    'an exception joins a GNU licence, and is named once',
    { LICENSE: `${gpl2}\n\n${exceptionText('Classpath-exception-2.0')}` },
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [
    'an exception by its name',
    { 'README.md': readme('GPL 2 with the GNU Classpath Exception.') },
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [
    'an identifier with an exception that SPDX lacks asserts nothing',
    { LICENSE: 'SPDX-License-Identifier: MIT WITH Rota-exception\n' },
    'NOASSERTION',
  ],
];

const restrictions: typeof choices = [
  [
    'a ban in the line of copyright',
    { LICENSE: mit.replace(/^Copyright.*$/m, 'Copyright (c) 2020 A, not for use by insurers') },
    'LicenseRef-MIT-modified',
  ],
  [
    'a ban before the end of the terms',
    {
      LICENSE: apache.replace(
        'END OF TERMS AND CONDITIONS',
        '10. You may not sell the Work.\n\nEND OF TERMS AND CONDITIONS',
      ),
    },
    'LicenseRef-Apache-2.0-modified',
  ],
  [
    'the Commons Clause in the README',
    { LICENSE: mit, 'README.md': readme('MIT with the Commons Clause.') },
    'LicenseRef-MIT-modified',
  ],
  [
    'the Commons Clause in a file of its own',
    {
      LICENSE: mit,
      'COMMONS-CLAUSE.md': '# Commons Clause\n\nThe grant does not include the right to sell.\n',
    },
    'LicenseRef-MIT-modified',
  ],
  [
    'a grant to some people only',
    { LICENSE: 'Under the MIT license if you are a charity. Everyone else needs a commercial licence.\n' },
    'NOASSERTION',
  ],
];

const wording: typeof choices = [
  ['an intention', { 'README.md': readme('To be confirmed: we intend to use MIT.') }, null],
  ['undecided, then a hope', { 'README.md': readme('Not decided yet. MIT is likely.') }, null],
  [
    'a version behind an address',
    { 'README.md': readme('Under the [GPL](https://www.gnu.org/licenses/gpl.html), version 3 or newer.') },
    'GPL-3.0-or-later',
  ],
  ['a version in brackets', { 'README.md': readme('Under the GPL (v3 or newer).') }, 'GPL-3.0-or-later'],
  [
    'a title in Dutch',
    {
      LICENCE:
        '# OPENBARE LICENTIE VAN DE EUROPESE UNIE v. 1.2\n\nDe licentiegever verleent.\n\nBijlage: GNU GPL v. 2, MPL v. 2.\n',
    },
    'EUPL-1.2',
  ],
  ['Welsh', { 'README.md': '# Gwelyau\n\n## Trwydded\n\nMae ar gael o dan y drwydded MIT.\n' }, 'MIT'],
  [
    'every line a comment',
    {
      LICENCE: asComment(
        `Rota is free software under the GNU General Public License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later version.\n\n${gpl2}`,
      ),
    },
    'GPL-2.0-or-later',
  ],
  [
    'Rich Text Format',
    { 'LICENSE.rtf': `{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}${mit.replaceAll('\n', '\\par\n')}}` },
    'MIT',
  ],
  [
    'a wrapped line that begins with "third-party software"',
    {
      LICENSE: `This manual is about the licence of all that we ship to you on this disk, in every edition and language, and of the\nthird-party software that is included with it.\n\nThe software is under the terms that follow.\n\n${mit}`,
    },
    'MIT',
  ],
  ['a file that says "public domain" alone', { LICENSE: 'Public Domain.\n' }, 'LicenseRef-public-domain'],
  [
    'words that the SPDX list lets differ',
    {
      LICENSE: bsd.replace(
        /Neither the name of the copyright holder nor the names of its\s+contributors\s+may/,
        'The name of the author may not',
      ),
    },
    'BSD-3-Clause',
  ],
];

/** Kinds of input that once got a wrong answer, in words written for this test. */
export const goldenFaults = [...choices, ...exceptions, ...restrictions, ...wording];
