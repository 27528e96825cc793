import { standardText } from '../standard-text.ts';
import type { KindCase } from './cases.ts';

const mit = standardText('MIT');
const apache = standardText('Apache-2.0');
const gpl2 = standardText('GPL-2.0-only');
const bsd3 = standardText('BSD-3-Clause');
const bsd2 = standardText('BSD-2-Clause');
const isc = standardText('ISC');

const filler = (words: string) => `${words} `.repeat(40);

export const languages: readonly KindCase[] = [
  [
    'EUPL in Dutch',
    {
      LICENCE: `OPENBARE LICENTIE VAN DE EUROPESE UNIE v. 1.2\nEUPL © Europese Unie 2007, 2016\n\nDeze openbare licentie van de Europese Unie („EUPL”) is van toepassing op het (hieronder gedefinieerde) werk.\n\n${filler('De licentiegever verleent de licentienemer een wereldwijde licentie.')}`,
    },
    'EUPL-1.2',
  ],
  [
    'EUPL in French',
    {
      LICENCE: `LICENCE PUBLIQUE DE L’UNION EUROPÉENNE v. 1.2\nEUPL © Union européenne 2007, 2016\n\n${filler('La présente licence s’applique à l’œuvre telle que définie.')}`,
    },
    'EUPL-1.2',
  ],
  [
    'EUPL in German',
    {
      'LICENSE.txt': `OPEN-SOURCE-LIZENZ FÜR DIE EUROPÄISCHE UNION v. 1.2\nEUPL © Europäische Union 2007, 2016\n\n${filler('Diese Lizenz gilt für Werke im Sinne der nachfolgenden Begriffsbestimmung.')}`,
    },
    'EUPL-1.2',
  ],
  [
    'EUPL in Spanish',
    {
      LICENSE: `LICENCIA PÚBLICA DE LA UNIÓN EUROPEA v. 1.2\nEUPL © Unión Europea 2007, 2016\n\n${filler('La presente licencia se aplica a la obra según se define a continuación.')}`,
    },
    'EUPL-1.2',
  ],
  [
    'EUPL in Italian',
    {
      LICENSE: `LICENZA PUBBLICA DELL’UNIONE EUROPEA v. 1.2\nEUPL © Unione europea 2007, 2016\n\n${filler('La presente licenza si applica all’opera quale definita di seguito.')}`,
    },
    'EUPL-1.2',
  ],
  [
    'EUPL in Greek',
    {
      LICENSE: `ΑΔΕΙΑ ΔΗΜΟΣΙΑΣ ΧΡΗΣΗΣ ΤΗΣ ΕΥΡΩΠΑΪΚΗΣ ΕΝΩΣΗΣ v. 1.2\nEUPL © Ευρωπαϊκή Ένωση 2007, 2016\n\n${filler('Η παρούσα άδεια χρήσης εφαρμόζεται στο έργο.')}`,
    },
    'EUPL-1.2',
  ],
  [
    'EUPL in Bulgarian',
    {
      LICENSE: `ПУБЛИЧЕН ЛИЦЕНЗ НА ЕВРОПЕЙСКИЯ СЪЮЗ вер. 1.2\nEUPL © Европейски съюз 2007 г., 2016 г.\n\n${filler('Настоящият публичен лиценз се прилага за произведението.')}`,
    },
    'EUPL-1.2',
  ],
  [
    'EUPL in Polish',
    {
      LICENSE: `LICENCJA PUBLICZNA UNII EUROPEJSKIEJ wer. 1.2\nEUPL © Unia Europejska 2007, 2016\n\n${filler('Niniejsza licencja ma zastosowanie do utworu.')}`,
    },
    'EUPL-1.2',
  ],
  [
    'EUPL 1.1 in German',
    {
      LICENSE: `Open-Source-Lizenz für die Europäische Union\nV.1.1\nEUPL © Europäische Gemeinschaft 2007\n\n${filler('Diese Lizenz gilt für Werke.')}`,
    },
    'EUPL-1.1',
  ],
  [
    'EUPL notice in Dutch',
    {
      LICENCE:
        'Dit werk is gelicentieerd onder de EUPL, versie 1.2 of zodra deze door de Europese Commissie zijn goedgekeurd latere versies van de EUPL.\n',
    },
    'EUPL-1.2',
  ],
  [
    'EUPL notice in French',
    {
      LICENCE:
        'Concédée sous licence EUPL, version 1.2 ou – dès leur approbation par la Commission européenne – versions ultérieures de l’EUPL (la «Licence»).\n',
    },
    'EUPL-1.2',
  ],
  [
    'EUPL notice in German',
    {
      LICENSE:
        'Lizenziert unter der EUPL, Version 1.2 oder – sobald diese von der Europäischen Kommission genehmigt wurden – Folgeversionen der EUPL („Lizenz“).\n',
    },
    'EUPL-1.2',
  ],
  [
    'EUPL notice in Spanish',
    {
      LICENSE:
        'Con la licencia EUPL, Versión 1.2 o, en cuanto sean aprobadas por la Comisión Europea, versiones posteriores de la EUPL.\n',
    },
    'EUPL-1.2',
  ],
  [
    'CeCILL 2.1 in French',
    {
      'LICENSE.txt': `CONTRAT DE LICENCE DE LOGICIEL LIBRE CeCILL\n\nVersion 2.1 du 2013-06-21\n\n    Avertissement\n\nCe contrat est une licence de logiciel libre issue d'une concertation entre ses auteurs.\n\n${filler('Le présent contrat a pour objet la concession par le concédant au licencié.')}`,
    },
    'CECILL-2.1',
  ],
  [
    'CeCILL-B in French',
    {
      LICENSE: `CONTRAT DE LICENCE DE LOGICIEL LIBRE CeCILL-B\n\n    Avertissement\n\n${filler('Ce contrat est une licence de logiciel libre.')}`,
    },
    'CECILL-B',
  ],
  [
    'CeCILL-C in French, Licence_CeCILL-C',
    {
      'Licence_CeCILL-C_V1-fr.txt': `CONTRAT DE LICENCE DE LOGICIEL LIBRE CeCILL-C\n\n    Avertissement\n\n${filler('Ce contrat est une licence de logiciel libre.')}`,
    },
    'CECILL-C',
  ],
  [
    'CeCILL-B notice in English',
    {
      LICENSE:
        'This software is governed by the CeCILL-B license under French law and abiding by the rules of distribution of free software. You can use, modify and/or redistribute the software under the terms of the CeCILL-B license as circulated by CEA, CNRS and INRIA at the following URL "http://www.cecill.info".\n',
    },
    'CECILL-B',
  ],
  [
    'CeCILL notice in French',
    {
      LICENSE:
        'Ce logiciel est régi par la licence CeCILL-C soumise au droit français et respectant les principes de diffusion des logiciels libres.\n',
    },
    'CECILL-C',
  ],
  [
    'Etalab 2.0 in French',
    {
      LICENCE: `LICENCE OUVERTE / OPEN LICENCE\nVersion 2.0\n\n« RÉUTILISATION » DE L’« INFORMATION » SOUS CETTE LICENCE\n\n${filler('Le « Concédant » concède au « Réutilisateur » un droit non exclusif et gratuit.')}`,
    },
    'etalab-2.0',
  ],
  [
    'Etalab named in the README',
    { 'README.md': '# Données\n\n## Licence\n\nLes données sont publiées sous Licence Ouverte 2.0.\n' },
    'etalab-2.0',
  ],
  [
    'MIT named in French',
    { 'README.md': '# Outil\n\n## Licence\n\nCe projet est sous licence MIT.\n', LICENSE: mit },
    'MIT',
  ],
  [
    'GPL in German README',
    { 'README.md': '# Werkzeug\n\n## Lizenz\n\nDieses Programm steht unter der GPLv3.\n' },
    'GPL-3.0-only',
  ],
  [
    'MIT in Spanish README',
    { 'README.md': '# Herramienta\n\n## Licencia\n\nEste proyecto está bajo la licencia MIT.\n' },
    'MIT',
  ],
  [
    'Apache in Italian README',
    { 'README.md': '# Strumento\n\n## Licenza\n\nIl software è rilasciato sotto licenza Apache 2.0.\n' },
    'Apache-2.0',
  ],
  [
    'EUPL in Dutch README',
    { 'README.md': '# Applicatie\n\n## Licentie\n\nDe broncode is beschikbaar onder de EUPL-1.2.\n' },
    'EUPL-1.2',
  ],
  ['Welsh file', { 'TRWYDDED.md': mit }, 'MIT'],
  [
    'Welsh README',
    { 'README.md': '# Gwasanaeth\n\n## Trwydded\n\nRhyddheir y cod o dan y Drwydded MIT.\n' },
    'MIT',
  ],
  ['LICENCIA file', { 'LICENCIA.md': mit }, 'MIT'],
  ['LIZENZ file', { 'LIZENZ.txt': apache }, 'Apache-2.0'],
  ['LICENZA file', { LICENZA: gpl2 }, 'GPL-2.0-only'],
  ['LICENTIE file', { 'LICENTIE.md': mit }, 'MIT'],
];

const commented = (text: string, mark: string) =>
  text
    .split('\n')
    .map((line) => `${mark} ${line}`.trimEnd())
    .join('\n');
const rtf = (text: string) =>
  `{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n\\pard ${text.replace(/\n\s*\n/g, '\\par\\par\n').replace(/\n/g, ' ')}\\par}`;
const html = (text: string) =>
  `<!DOCTYPE html>\n<html><head><title>Licence</title><style>p { margin: 0 }</style></head><body>\n${text
    .split(/\n\s*\n/)
    .map((each) => `<p>${each.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')}</p>`)
    .join('\n')}\n</body></html>`;
const troff = (text: string) =>
  `.TH LICENSE 7 "2024"\n.SH LICENSE\n${text
    .split(/\n\s*\n/)
    .map((each) => `.PP\n${each.replace(/-/g, '\\-')}`)
    .join('\n')}\n`;

export const dress: readonly KindCase[] = [
  ['RTF', { 'LICENSE.rtf': rtf(mit) }, 'MIT'],
  ['RTF of BSD', { 'License.rtf': rtf(bsd3) }, 'BSD-3-Clause'],
  ['HTML', { 'LICENSE.html': html(apache) }, 'Apache-2.0'],
  ['HTML of MIT', { 'license.htm': html(mit) }, 'MIT'],
  ['troff', { LICENSE: troff(mit) }, 'MIT'],
  ['troff of BSD', { COPYING: troff(bsd2) }, 'BSD-2-Clause'],
  ['behind //', { LICENSE: commented(isc, '//') }, 'ISC'],
  ['behind #', { LICENSE: commented(bsd3, '#') }, 'BSD-3-Clause'],
  ['behind *', { LICENSE: `/*\n${commented(mit, ' *')}\n */\n` }, 'MIT'],
  ['behind ;;', { COPYING: commented(mit, ';;') }, 'MIT'],
  ['behind --', { COPYING: commented(bsd2, '--') }, 'BSD-2-Clause'],
  ['between """', { LICENSE: `"""\n${mit}\n"""\n` }, 'MIT'],
  ['behind >', { 'LICENSE.md': commented(mit, '>') }, 'MIT'],
  ['in a code block', { 'LICENSE.md': `# Licence\n\n\`\`\`\n${mit}\n\`\`\`\n` }, 'MIT'],
  [
    'in a box of asterisks',
    {
      LICENSE: `${'*'.repeat(80)}\n${mit
        .split('\n')
        .map((line) => `* ${line.padEnd(76)} *`)
        .join('\n')}\n${'*'.repeat(80)}\n`,
    },
    'MIT',
  ],
  ['as LaTeX', { LICENSE: commented(gpl2, '%%') }, 'GPL-2.0-only'],
  ['PDF', { 'LICENSE.pdf': '%PDF-1.4\n%âãÏÓ\n1 0 obj << /Type /Catalog >> endobj\n' }, 'NOASSERTION'],
  ['with a mark of byte order', { LICENSE: `\ufeff${mit}` }, 'MIT'],
  ['behind old Mac line ends', { LICENSE: mit.replaceAll('\n', '\r') }, 'MIT'],
  [
    'with non-breaking spaces',
    { LICENSE: mit.replaceAll('  ', '\u00a0 ').replace(/ the /g, '\u00a0the ') },
    'MIT',
  ],
  ['with soft hyphens', { LICENSE: mit.replaceAll('Software', 'Soft\u00adware') }, 'MIT'],
  ['AsciiDoc', { 'LICENSE.adoc': `= Licence\n\n....\n${mit}\n....\n` }, 'MIT'],
  [
    'reStructuredText',
    {
      'LICENSE.rst': `Licence\n=======\n\n::\n\n${mit
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n')}\n`,
    },
    'MIT',
  ],
  ['all on one line', { LICENSE: mit.replace(/\s+/g, ' ') }, 'MIT'],
];

const swap = (text: string, ...pairs: (readonly [string | RegExp, string])[]) =>
  pairs.reduce((all, [from, to]) => all.replace(from, to), text.replace(/[ \t]*\n[ \t]*(?=\S)/g, ' '));

export const wordings: readonly KindCase[] = [
  [
    'BSD-3 with a holder in the third clause',
    {
      LICENSE: swap(
        bsd3,
        [
          /Neither the name of the copyright holder nor the names of its contributors/,
          'Neither the name of Example Research Limited nor the names of its contributors',
        ],
        [/BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS/, 'BY EXAMPLE RESEARCH LIMITED AND CONTRIBUTORS'],
        [/SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS/, 'SHALL EXAMPLE RESEARCH LIMITED OR CONTRIBUTORS'],
      ),
    },
    'BSD-3-Clause',
  ],
  [
    'BSD-3, “The name of the author may not be used”',
    {
      LICENSE: swap(
        bsd3,
        [
          /Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this software without specific prior written permission\./,
          'The name of the author may not be used to endorse or promote products derived from this software without specific prior written permission.',
        ],
        [/BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"/, 'BY THE AUTHOR "AS IS"'],
        [/SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS/, 'SHALL THE AUTHOR'],
      ),
    },
    'BSD-3-Clause',
  ],
  [
    'BSD-3, “The names of its contributors may not be used”',
    {
      LICENSE: swap(bsd3, [
        /Neither the name of the copyright holder nor the names of its contributors may be used/,
        'The names of its contributors may not be used',
      ]),
    },
    'BSD-3-Clause',
  ],
  [
    'BSD-2 by the NetBSD Foundation',
    {
      LICENSE: swap(
        bsd2,
        [/BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS/, 'BY THE NETBSD FOUNDATION, INC. AND CONTRIBUTORS'],
        [/SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS/, 'SHALL THE FOUNDATION OR CONTRIBUTORS'],
      ),
    },
    'BSD-2-Clause',
  ],
  [
    'BSD-2 by the author',
    {
      LICENSE: swap(
        bsd2,
        [/BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"/, "BY THE AUTHOR ``AS IS''"],
        [/SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS/, 'SHALL THE AUTHOR'],
      ),
    },
    'BSD-2-Clause',
  ],
  [
    'BSD-2 by authors and contributors',
    {
      LICENSE: swap(
        bsd2,
        [/BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS/, 'BY THE AUTHORS AND CONTRIBUTORS'],
        [/SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS/, 'SHALL THE AUTHORS OR CONTRIBUTORS'],
      ),
    },
    'BSD-2-Clause',
  ],
  [
    'BSD-3 of the Regents',
    {
      LICENSE: swap(
        bsd3,
        [/Neither the name of the copyright holder/, 'Neither the name of the University'],
        [/BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS/, 'BY THE REGENTS AND CONTRIBUTORS'],
        [/SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS/, 'SHALL THE REGENTS OR CONTRIBUTORS'],
      ),
    },
    'BSD-3-Clause',
  ],
  [
    'BSD-3 with bullets',
    { LICENSE: swap(bsd3, ['1. Redis', '* Redis'], ['2. Redis', '* Redis'], ['3. Neither', '* Neither']) },
    'BSD-3-Clause',
  ],
  [
    'BSD-3 with two holders',
    {
      LICENSE: swap(bsd3, [
        /name of the copyright holder nor/,
        'names of NHS Example Trust, the University of Example nor',
      ]),
    },
    'BSD-3-Clause',
  ],
  [
    'ISC by authors',
    {
      LICENSE: swap(isc, [/ISC DISCLAIMS/, 'THE AUTHORS DISCLAIM'], [/SHALL ISC BE/, 'SHALL THE AUTHORS BE']),
    },
    'ISC',
  ],
  [
    'ISC without “and/or”',
    { LICENSE: swap(isc, ['modify, and/or distribute', 'modify, and distribute']) },
    'ISC',
  ],
  ['X11 text', { LICENSE: standardText('X11') }, 'X11'],
  [
    'MIT, subject renamed',
    {
      LICENSE: swap(
        mit,
        [
          /this software and associated documentation files \(the "Software"\)/,
          'this model and associated documentation files (the "Model")',
        ],
        [/to deal in the Software/, 'to deal in the Model'],
        [
          /copies of the Software, and to permit persons to whom the Software/,
          'copies of the Model, and to permit persons to whom the Model',
        ],
        [/portions of the Software/, 'portions of the Model'],
        [/THE SOFTWARE IS/, 'THE MODEL IS'],
        [
          /WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE/,
          'WITH THE MODEL OR THE USE OR OTHER DEALINGS IN THE MODEL',
        ],
      ),
    },
    'MIT',
  ],
  [
    'MIT with the author in the disclaimer',
    {
      LICENSE: swap(mit, [/THE AUTHORS OR COPYRIGHT HOLDERS BE/, 'NHS EXAMPLE TRUST OR ITS CONTRIBUTORS BE']),
    },
    'MIT',
  ],
  [
    'MIT with the next paragraph',
    {
      LICENSE: swap(mit, [
        'this permission notice shall',
        'this permission notice (including the next paragraph) shall',
      ]),
    },
    'MIT',
  ],
  [
    'MIT with placeholders',
    { LICENSE: mit.replace(/Copyright \(c\).*/, 'Copyright (c) [year] [fullname]') },
    'MIT',
  ],
  [
    'MIT, Crown',
    { LICENCE: mit.replace(/Copyright \(c\).*/, 'Copyright (c) 2024 Crown Copyright (NHS England)') },
    'MIT',
  ],
  [
    'Apache with a filled appendix',
    { LICENSE: apache.replace('[yyyy] [name of copyright owner]', '2024 NHS Example Trust') },
    'Apache-2.0',
  ],
  ['Apache without the appendix', { LICENSE: apache.slice(0, apache.indexOf('APPENDIX')) }, 'Apache-2.0'],
  [
    'public domain sentence',
    { LICENSE: 'This software is in the public domain. You may do with it whatever you like.\n' },
    'LicenseRef-public-domain',
  ],
  [
    'placed into the public domain',
    { COPYING: 'The author hereby places this code in the public domain. No warranty.\n' },
    'LicenseRef-public-domain',
  ],
  [
    'US government work',
    {
      'LICENSE.md':
        'As a work of the United States Government, this project is in the public domain within the United States.\n\nAdditionally, we waive copyright and related rights in the work worldwide through the CC0 1.0 Universal public domain dedication.\n',
    },
    'CC0-1.0',
  ],
  ['PSF text', { LICENSE: standardText('PSF-2.0') }, 'PSF-2.0'],
  ['Python stack', { LICENSE: standardText('Python-2.0') }, 'Python-2.0'],
  ['Zlib with a name', { LICENSE: standardText('Zlib').replace(/the authors/g, 'Example Ltd') }, 'Zlib'],
  [
    'MIT-CMU with two names',
    {
      LICENSE:
        'By obtaining, using, and/or copying this software and/or its associated documentation, you agree that you have read, understood, and will comply with the following terms and conditions:\n\nPermission to use, copy, modify and distribute this software and its documentation for any purpose and without fee is hereby granted, provided that the above copyright notice appears in all copies, and that both that copyright notice and this permission notice appear in supporting documentation, and that the name of Example Labs or the author not be used in advertising or publicity pertaining to distribution of the software without specific, written prior permission.\n\nEXAMPLE LABS AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE, INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL EXAMPLE LABS OR THE AUTHOR BE LIABLE FOR ANY SPECIAL, INDIRECT OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.\n',
    },
    'MIT-CMU',
  ],
  [
    'a disclaimer of its own only',
    {
      LICENSE:
        'Some words that nobody would call a licence, which grant the reader permission to modify and redistribute our work if they thank us, without warranty, at our discretion and subject to the terms and conditions of our organisation and its members.\n',
    },
    'NOASSERTION',
  ],
];

export const manifests: readonly KindCase[] = [
  [
    'SEE LICENSE IN another file',
    { 'package.json': '{"license":"SEE LICENSE IN LICENCE.txt"}', 'LICENCE.txt': apache },
    'Apache-2.0',
  ],
  [
    'SEE LICENSE IN, unknown terms',
    {
      'package.json': '{"license":"SEE LICENSE IN legal/TERMS.md"}',
      'legal/TERMS.md': 'You may look but not touch.',
    },
    'NOASSERTION',
  ],
  [
    'SEE LICENSE IN, known text elsewhere',
    { 'package.json': '{"license":"SEE LICENSE IN legal/TERMS.md"}', 'legal/TERMS.md': mit },
    'MIT',
  ],
  ['UNLICENSED', { 'package.json': '{"license":"UNLICENSED"}' }, null],
  ['UNLICENSED beside a text', { 'package.json': '{"license":"UNLICENSED"}', LICENSE: mit }, 'MIT'],
  ['Unlicense', { 'package.json': '{"license":"Unlicense"}' }, 'Unlicense'],
  [
    'PEP 639',
    {
      'pyproject.toml':
        '[project]\nname = "x"\nlicense = "MIT AND Apache-2.0"\nlicense-files = ["LICENSE"]\n',
    },
    'MIT AND Apache-2.0',
  ],
  [
    'PEP 621 table',
    { 'pyproject.toml': '[project]\nname = "x"\nlicense = {text = "BSD-3-Clause"}\n' },
    'BSD-3-Clause',
  ],
  [
    'PEP 621 file',
    { 'pyproject.toml': '[project]\nname = "x"\nlicense = {file = "LICENSE"}\n', LICENSE: mit },
    'MIT',
  ],
  [
    'whole text in the table',
    { 'pyproject.toml': `[project]\nname = "x"\nlicense = {text = """\n${mit}\n"""}\n` },
    'MIT',
  ],
  [
    'Poetry',
    { 'pyproject.toml': '[tool.poetry]\nname = "x"\nlicense = "GPL-3.0-or-later"\n' },
    'GPL-3.0-or-later',
  ],
  [
    'classifier MIT',
    {
      'setup.py':
        'from setuptools import setup\nsetup(name="x", classifiers=["License :: OSI Approved :: MIT License"])\n',
    },
    'MIT',
  ],
  [
    'classifier Apache',
    { 'setup.py': 'setup(classifiers=["License :: OSI Approved :: Apache Software License"])\n' },
    'Apache-2.0',
  ],
  [
    'classifier AGPL',
    {
      'setup.py':
        'setup(classifiers=["License :: OSI Approved :: GNU Affero General Public License v3 or later (AGPLv3+)"])\n',
    },
    'AGPL-3.0-or-later',
  ],
  [
    'classifier MPL',
    {
      'pyproject.toml':
        '[project]\nclassifiers = [\n  "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)",\n]\n',
    },
    'MPL-2.0',
  ],
  [
    'classifier EUPL',
    {
      'pyproject.toml':
        '[project]\nclassifiers = [\n  "License :: OSI Approved :: European Union Public Licence 1.2 (EUPL 1.2)",\n]\n',
    },
    'EUPL-1.2',
  ],
  ['R file LICENCE', { DESCRIPTION: 'Package: x\nLicense: file LICENCE\n', LICENCE: apache }, 'Apache-2.0'],
  [
    'R file LICENSE, own terms',
    { DESCRIPTION: 'Package: x\nLicense: file LICENSE\n', LICENSE: 'Ask us before you use this.\n' },
    'NOASSERTION',
  ],
  [
    'R MIT + file',
    {
      DESCRIPTION: 'Package: x\nLicense: MIT + file LICENSE\n',
      LICENSE: 'YEAR: 2024\nCOPYRIGHT HOLDER: x authors\n',
    },
    'MIT',
  ],
  ['R GPL-3 | file', { DESCRIPTION: 'Package: x\nLicense: GPL-3\n' }, 'GPL-3.0-only'],
  [
    'R BSD_3_clause',
    {
      DESCRIPTION: 'Package: x\nLicense: BSD_3_clause + file LICENSE\n',
      LICENSE: 'YEAR: 2024\nCOPYRIGHT HOLDER: x authors\nORGANIZATION: x\n',
    },
    'BSD-3-Clause',
  ],
  ['R Artistic-2.0', { DESCRIPTION: 'Package: x\nLicense: Artistic-2.0\n' }, 'Artistic-2.0'],
  ['R CC BY 4.0', { DESCRIPTION: 'Package: x\nLicense: CC BY 4.0\n' }, 'CC-BY-4.0'],
  ['wrong id', { 'package.json': '{"license":"GPLv3"}' }, 'GPL-3.0-only'],
  ['wrong id, Apache', { 'package.json': '{"license":"Apache License 2"}' }, 'Apache-2.0'],
  ['Cargo slash', { 'Cargo.toml': '[package]\nlicense = "MIT/Apache-2.0"\n' }, 'MIT OR Apache-2.0'],
  ['Cargo workspace', { 'Cargo.toml': '[workspace.package]\nlicense = "MPL-2.0"\n' }, 'MPL-2.0'],
  ['gemspec', { 'x.gemspec': "Gem::Specification.new do |spec|\n  spec.license = 'MIT'\nend\n" }, 'MIT'],
  [
    'gemspec list',
    { 'x.gemspec': "Gem::Specification.new do |s|\n  s.licenses = ['MIT', 'Ruby']\nend\n" },
    'MIT OR Ruby',
  ],
  [
    'nuget expression',
    {
      'src/x.csproj':
        '<Project><PropertyGroup><PackageLicenseExpression>MIT</PackageLicenseExpression></PropertyGroup></Project>',
    },
    'MIT',
  ],
  [
    'npm object',
    { 'package.json': '{"license":{"type":"BSD-2-Clause","url":"https://example.org"}}' },
    'BSD-2-Clause',
  ],
  [
    'publiccode.yml',
    { 'publiccode.yml': 'publiccodeYmlVersion: "0.4"\nlegal:\n  license: EUPL-1.2\n' },
    'EUPL-1.2',
  ],
  [
    'codemeta',
    { 'codemeta.json': '{"license":"https://spdx.org/licenses/GPL-3.0-or-later"}' },
    'GPL-3.0-or-later',
  ],
  ['CITATION.cff', { 'CITATION.cff': 'cff-version: 1.2.0\nlicense: Apache-2.0\n' }, 'Apache-2.0'],
  [
    'text wins over a classifier',
    {
      LICENSE: mit,
      'setup.py': 'setup(classifiers=["License :: OSI Approved :: Apache Software License"])\n',
    },
    'MIT',
  ],
];
