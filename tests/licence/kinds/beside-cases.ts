import { standardText } from '../standard-text.ts';
import type { KindCase } from './cases.ts';

const mit = standardText('MIT');
const apache = standardText('Apache-2.0');
const isc = standardText('ISC');
const gpl2 = standardText('GPL-2.0-only');
const gpl3 = standardText('GPL-3.0-only');
const bsd2 = standardText('BSD-2-Clause');

const readme = (heading: string, words: string) => `# Wards\n\nPlans wards.\n\n## ${heading}\n\n${words}\n`;
const changed = 'LicenseRef-MIT-modified';

/** Restrictions in other languages than English, in the licence file and in the README. */
export const otherLanguages: readonly KindCase[] = [
  ['fr: trade forbidden', { LICENSE: `${mit}\nL'usage à des fins commerciales est interdit.\n` }, changed],
  ['de: research only', { LICENSE: `${mit}\nNur für die Forschung freigegeben.\n` }, changed],
  ['it: trade forbidden', { LICENSE: `${mit}\nLa vendita è vietata.\n` }, changed],
  ['es: trade forbidden', { LICENSE: `${mit}\nNo se permite la venta ni el uso comercial.\n` }, changed],
  ['pt: study only', { LICENSE: `${mit}\nSomente para uso pessoal ou pesquisa.\n` }, changed],
  ['nl: with consent only', { LICENSE: `${mit}\nVerkoop is verboden zonder onze toestemming.\n` }, changed],
  ['cy: trade forbidden', { LICENSE: `${mit}\nGwaherddir defnydd masnachol.\n` }, changed],
  ['zh: study only', { LICENSE: `${mit}\n仅限个人学习使用。\n` }, changed],
  [
    'ja: trade forbidden',
    { LICENSE: mit, 'README.md': readme('ライセンス', 'MIT。商用は禁止です。') },
    changed,
  ],
  [
    'fr: README forbids trade',
    {
      LICENSE: mit,
      'README.md': readme('Licence', 'MIT. Ce logiciel ne peut être vendu ni servir à un usage commercial.'),
    },
    changed,
  ],
  [
    'fr: both kinds of use allowed',
    { LICENSE: `${mit}\nUtilisable à des fins commerciales ou non commerciales.\n` },
    'MIT',
  ],
  ['de: trade allowed', { LICENSE: `${mit}\nAuch die kommerzielle Nutzung ist erlaubt.\n` }, 'MIT'],
  ['zh: trade allowed', { LICENSE: mit, 'README.md': readme('许可证', 'MIT，可用于商业用途。') }, 'MIT'],
  ['zh: named under its heading', { 'README.md': readme('许可协议', '本项目基于 MIT 许可发布。') }, 'MIT'],
  ['sv: named under its heading', { 'README.md': readme('Licens', 'Publicerad under MIT-licensen.') }, 'MIT'],
  [
    'es: notice of the GNU licence',
    {
      LICENSE:
        'Puede redistribuirlo bajo los términos de la Licencia Pública General Affero de GNU, ya sea la versión 3 de la Licencia o cualquier versión posterior.\n',
    },
    'AGPL-3.0-or-later',
  ],
  [
    'fr: notice of the GNU licence',
    {
      LICENSE:
        'Vous pouvez le modifier selon les termes de la GNU General Public License ; soit la version 2 de cette licence, soit toute version ultérieure.\n',
    },
    'GPL-2.0-or-later',
  ],
  [
    'es: two licences of a README',
    {
      'README.md': readme(
        'Licencia',
        'Se publica bajo las licencias GNU GPL versión 3.0 y EUPL versión 1.2.',
      ),
    },
    'GPL-3.0-only AND EUPL-1.2',
  ],
];

/** Parts of the work that are kept back, and restrictions far from the licence. */
export const keptBack: readonly KindCase[] = [
  [
    'a folder under terms in another file',
    { LICENSE: `* All content in \`plus/\` is licensed under the licence in plus/LICENCE.\n\n${mit}` },
    changed,
  ],
  [
    'a folder under a commercial licence',
    {
      LICENSE: mit,
      'README.md': readme(
        'Licence',
        'MIT, except for the `hosted` folder, which is under our commercial licence.',
      ),
    },
    changed,
  ],
  [
    'a commercial licence offered as well',
    {
      LICENSE: apache,
      'README.md': readme('Licence', 'Apache 2.0. The code is also available under a commercial licence.'),
    },
    'Apache-2.0',
  ],
  [
    'an addendum beside the licence',
    { LICENSE: mit, 'LICENSE-ADDITION.md': 'You may not use this software to make weapons.\n' },
    changed,
  ],
  [
    'a notice that forbids a use',
    { LICENSE: apache, NOTICE: 'Wards\n\nUse of this software by weapons makers is prohibited.\n' },
    'LicenseRef-Apache-2.0-modified',
  ],
  [
    'a call at the top of the README',
    { LICENSE: mit, 'README.md': '# Wards\n\n**Not for commercial use!**\n\n## Licence\n\nMIT\n' },
    changed,
  ],
  [
    'a sentence under another heading',
    {
      LICENSE: gpl3,
      'README.md': '# Wards\n\n## Use\n\nThis tool may not be used for commercial purposes.\n',
    },
    'LicenseRef-GPL-3.0-only-modified',
  ],
  [
    'a service that is not for trade',
    { LICENSE: mit, 'README.md': '# Wards\n\n## Maps\n\nThe map API is for non-commercial use only.\n' },
    'MIT',
  ],
  [
    'a tool that is not for clinical use',
    { LICENSE: mit, 'README.md': '# Wards\n\nThis software is not for commercial clinical use.\n' },
    'MIT',
  ],
  [
    'a badge against UNLICENSED',
    {
      'package.json': '{"license":"UNLICENSED"}',
      'README.md': '# Wards\n\n![badge](https://img.shields.io/badge/license-ISC-green)\n',
    },
    'NOASSERTION',
  ],
  [
    'a user limit below the text',
    { LICENSE: `${apache}\nBeyond 50 million monthly active users, ask us for a licence.\n` },
    'LicenseRef-Apache-2.0-modified',
  ],
  [
    'no part may be copied',
    { LICENCE: 'No part of this may be copied.\n', 'package.json': '{"license":"MIT"}' },
    'NOASSERTION',
  ],
];

/** What is only meant to be, is said of parts, or is offered. */
export const saidExactly: readonly KindCase[] = [
  ['will be licensed', { 'README.md': readme('Licence', 'This will be MIT licensed from next year.') }, null],
  [
    'going to publish',
    { 'README.md': readme('Licence', 'We are going to publish it under the GPLv3.') },
    null,
  ],
  [
    'awaiting approval',
    { 'README.md': readme('Licence', 'Apache 2.0, awaiting approval by the board.') },
    null,
  ],
  ['pending', { 'README.md': readme('Licence', 'MIT (pending legal review).') }, null],
  [
    'only this version of the GPL',
    {
      COPYING: `The only valid version of the GPL for this project is this one (v2, not v3), though a file may say:\n\n  licensed under the GPL v2, or a later version\n\n${gpl2}`,
    },
    'GPL-2.0-only',
  ],
  [
    'headings that give each kind its licence',
    {
      'LICENSE.txt': `# Icons: CC BY 4.0 License\n\n# Code: MIT License\n\n${mit}`,
      'composer.json': '{"license": ["CC-BY-4.0", "MIT"]}',
    },
    'CC-BY-4.0 AND MIT',
  ],
  ['a line of "or" between texts', { LICENSE: `${mit}\n\n--- OR ---\n\n${isc}` }, 'MIT OR ISC'],
  ['the one you like', { LICENSE: `Choose the one you like better.\n\n${mit}\n\n${isc}` }, 'MIT OR ISC'],
  [
    'GPL with any later version, headers under the LGPL',
    {
      'README.md': readme(
        'Licence',
        'Licensed under GPL 2 or any later version, the headers under LGPL 2.1.',
      ),
    },
    'GPL-2.0-or-later AND LGPL-2.1-only',
  ],
  [
    'a manifest that offers the text and another',
    { LICENSE: mit, 'package.json': '{"license":"(MIT OR EUPL-1.2)"}' },
    'MIT OR EUPL-1.2',
  ],
  [
    "Perl's pair of files",
    { Artistic: standardText('Artistic-1.0-Perl'), Copying: standardText('GPL-1.0-only') },
    'GPL-1.0-only OR Artistic-1.0-Perl',
  ],
  ["Ruby's pair of files", { COPYING: standardText('Ruby'), BSDL: bsd2 }, 'Ruby OR BSD-2-Clause'],
  [
    'licences of support code below the text',
    { LICENSE: `${apache}\n\nLicenses for support code\n-------------------------\n\n${bsd2}` },
    'Apache-2.0',
  ],
  [
    'components under other licences',
    { LICENSE: 'For customers of Wards Ltd. It contains components under the Apache License 2.0.\n' },
    'NOASSERTION',
  ],
];

const classpath =
  'As a special exception, the copyright holders of this library give you permission to link this library with independent modules to produce an executable, regardless of the license terms of these independent modules, and to copy and distribute the resulting executable under terms of your choice, provided that you also meet, for each linked independent module, the terms and conditions of the license of that module. An independent module is a module which is not derived from or based on this library. If you modify this library, you may extend this exception to your version of the library, but you are not obligated to do so. If you do not wish to do so, delete this exception statement from your version.';

/** Exceptions in a file of their own, and words that copies add. */
export const apart: readonly KindCase[] = [
  [
    'exception in a file of its own',
    { COPYING: gpl2, 'COPYING.EXCEPTION': classpath },
    'GPL-2.0-only WITH Classpath-exception-2.0-short',
  ],
  [
    'exception in a file, any later version in the README',
    { COPYING: gpl2, 'GPL-EXCEPTION.txt': classpath, 'README.md': readme('Licence', 'GPL 2.0 or later.') },
    'GPL-2.0-or-later WITH Classpath-exception-2.0-short',
  ],
  [
    'exception among the texts of a folder',
    { COPYING: gpl2, 'LICENSES/Classpath-exception-2.0.txt': classpath },
    'GPL-2.0-only',
  ],
  ['exception without its licence', { LICENSE: mit, 'LICENSE-EXCEPTION': classpath }, 'MIT'],
  [
    'component in a folder of libraries',
    { LICENSE: `Note that\n- fastscan in vendor/fastscan is licensed with an MIT license.\n\n${gpl3}` },
    'GPL-3.0-only',
  ],
  [
    'condition with its place',
    {
      LICENSE: bsd2.replace(
        'this list of conditions',
        'this list of conditions, in this position and unchanged,',
      ),
    },
    'BSD-2-Clause',
  ],
  [
    'table with the identifier',
    {
      LICENSE: `| SPDX-License-Identifier: | BSD-2-Clause |\n\n${bsd2}\n\nIts just-in-time compiler is under the MIT licence.\n`,
    },
    'BSD-2-Clause',
  ],
];

const below = (words: string) => ({ LICENSE: `${mit}\n\n${words}\n` });

/** Sentences below a text that bind users in words of their own, and sentences that do not. */
export const ownWords: readonly KindCase[] = [
  ['big firms must buy', below('Firms with more than 200 employees must buy a licence.'), changed],
  ['expires', below('The permission expires at the end of 2031.'), changed],
  ['limited in space', below('The Software may only be deployed in the United Kingdom.'), changed],
  ['no derivatives', below('Derivative works may not be passed on.'), changed],
  ['for a group only', below('Only partners of the programme may exercise these rights.'), changed],
  ['no rivals', below('You agree not to use it to develop a rival product.'), changed],
  ['consent for a sector', below('Users who make weapons need our consent.'), changed],
  ['every user has a duty', below('Every user must send us a postcard.'), changed],
  ['reserved', below('Hosting it for a price is reserved to the authors.'), changed],
  ['fr: for some only', below('Réservé aux hôpitaux publics.'), changed],
  ['nl: no resale', below('Doorverkoop is niet toegestaan.'), changed],
  [
    'README: with one exception',
    { LICENSE: mit, 'README.md': readme('Licence', 'MIT, with one exception: no use by lenders.') },
    changed,
  ],
  [
    'README: as long as',
    { LICENSE: mit, 'README.md': readme('Licence', 'MIT as long as you do not charge for it.') },
    changed,
  ],
  ['no permission needed', below('No permission is needed to use it.'), 'MIT'],
  ['a question', { 'README.md': readme('Licence', 'MIT?') }, null],
  ['if others agree', { 'README.md': readme('Licence', 'If the board agrees, Apache-2.0.') }, null],
  [
    'Apache Public License, at your option',
    {
      LICENSE: `You may use it under CC0 1.0 or the Apache Public License 2.0, at your option.\n\n${standardText('CC0-1.0')}\n\n${apache}`,
    },
    'CC0-1.0 OR Apache-2.0',
  ],
  ['support is for sale', below('Commercial support is available from Wards Ltd.'), 'MIT'],
  ['names not for promotion', below('The names of the writers may not be used to promote products.'), 'MIT'],
  ['other people’s pictures', below('Third-party icons are for non-commercial use only.'), 'MIT'],
  [
    'law that governs',
    below('This licence shall be governed by the laws of Wales (excluding conflicts).'),
    'MIT',
  ],
  ['citation asked for', below('If it helps your research, please cite our article.'), 'MIT'],
  [
    'a term after the last of the Apache licence',
    {
      LICENSE: apache.replace(
        'END OF TERMS AND CONDITIONS',
        '10. Purpose. The Work may only be used to teach.\n\nEND OF TERMS AND CONDITIONS',
      ),
    },
    'LicenseRef-Apache-2.0-modified',
  ],
  ['once accepted', { 'README.md': readme('Licence', 'Once the article is accepted, MIT.') }, null],
  [
    'do not assume',
    { 'README.md': readme('Licence', 'Do not assume that this is under the MIT licence.') },
    null,
  ],
  ['under discussion', { 'README.md': readme('Licence', 'The MIT licence is under discussion.') }, null],
  ['an expression alone', { LICENSE: 'EUPL-1.2 OR Apache-2.0\n' }, 'EUPL-1.2 OR Apache-2.0'],
  [
    'most parts under one of two',
    {
      'README.md': readme(
        'Licence',
        'Different parts have different terms, but most of the source code is covered by the MIT license or the LGPL 2.1.',
      ),
    },
    'MIT AND LGPL-2.1-only',
  ],
];
