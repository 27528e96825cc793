import { standardText } from '../standard-text.ts';

/** A kind of fault, what is in the repository, and what its licence is; null where it has none. */
export type KindCase = readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  expected: string | null,
];

const mit = standardText('MIT');
const apache = standardText('Apache-2.0');
const gpl2 = standardText('GPL-2.0-only');
const gpl3 = standardText('GPL-3.0-only');
const lgpl21 = standardText('LGPL-2.1-only');
const lgpl3 = standardText('LGPL-3.0-only');
const agpl3 = standardText('AGPL-3.0-only');
const bsd3 = standardText('BSD-3-Clause');
const mpl2 = standardText('MPL-2.0');

const gplNotice = (version: string, ending: string) =>
  `This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation; version ${version} of the License${ending}.`;
const later = ', or (at your option) any later version';

const classpath =
  'Linking this library statically or dynamically with other modules is making a combined work based on this library. Thus, the terms and conditions of the GNU General Public License cover the whole combination.\n\nAs a special exception, the copyright holders of this library give you permission to link this library with independent modules to produce an executable, regardless of the license terms of these independent modules, and to copy and distribute the resulting executable under terms of your choice, provided that you also meet, for each linked independent module, the terms and conditions of the license of that module. An independent module is a module which is not derived from or based on this library. If you modify this library, you may extend this exception to your version of the library, but you are not obligated to do so. If you do not wish to do so, delete this exception statement from your version.';
const llvm =
  '---- LLVM Exceptions to the Apache 2.0 License ----\n\nAs an exception, if, as a result of your compiling your source code, portions of this Software are embedded into an Object form of such source code, you may redistribute such embedded portions in such Object form without complying with the conditions of Sections 4(a), 4(b) and 4(d) of the License.\n\nIn addition, if you combine or link compiled forms of this Software with software that is licensed under the GPLv2 ("Combined Software") and if a court of competent jurisdiction determines that the patent provision (Section 3), the indemnity provision (Section 9) or other Section of the License conflicts with the conditions of the GPLv2, you may retroactively and prospectively choose to deem waived or otherwise exclude such Section(s) of the License, but only in their entirety and only with respect to the Combined Software.';

export const exceptions: readonly KindCase[] = [
  [
    'GPL text, then the Classpath exception',
    { LICENSE: `${gpl2}\n\n"CLASSPATH" EXCEPTION TO THE GPL\n\n${classpath}` },
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [
    'Classpath exception before the text',
    { COPYING: `${classpath}\n\n${gpl2}` },
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [
    'exception in a file of its own',
    { COPYING: gpl2, 'COPYING.EXCEPTION': classpath },
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [
    'exception in LICENSE_EXCEPTION',
    { LICENSE: apache, LICENSE_EXCEPTION: llvm },
    'Apache-2.0 WITH LLVM-exception',
  ],
  [
    'exception named in the README',
    {
      LICENSE: gpl2,
      'README.md': '# Thing\n\n## License\n\nGPL v2 with the Classpath Exception, see LICENSE.\n',
    },
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [
    'notice with exception, text beside',
    { LICENSE: `${gplNotice('2', later)}\n\n${classpath}`, COPYING: gpl2 },
    'GPL-2.0-or-later WITH Classpath-exception-2.0',
  ],
  [
    'named: Apache with LLVM exceptions',
    {
      LICENSE:
        'The project is licensed under the Apache License v2.0 with LLVM Exceptions.\nSee https://llvm.org/LICENSE.txt for license information.\n',
    },
    'Apache-2.0 WITH LLVM-exception',
  ],
  [
    'Apache text with LLVM exceptions',
    { 'LICENSE.TXT': `${apache}\n\n${llvm}` },
    'Apache-2.0 WITH LLVM-exception',
  ],
  [
    'Swift exception',
    {
      'LICENSE.txt': `${apache}\n\n## Runtime Library Exception to the Apache 2.0 License: ##\n\n    As an exception, if you use this Software to compile your source code and\n    portions of this Software are embedded into the binary product as a result,\n    you may redistribute such product without providing attribution as would\n    otherwise be required by Sections 4(a), 4(b) and 4(d) of the License.\n`,
    },
    'Apache-2.0 WITH Swift-exception',
  ],
  [
    'manifest with an exception',
    { 'Cargo.toml': '[package]\nname = "x"\nlicense = "Apache-2.0 WITH LLVM-exception"\n' },
    'Apache-2.0 WITH LLVM-exception',
  ],
  [
    'manifest says the exception, file has the text',
    { LICENSE: gpl2, 'package.json': '{"license":"GPL-2.0-only WITH Classpath-exception-2.0"}' },
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [
    'wxWindows by name',
    { 'LICENSE.txt': 'This library is distributed under the wxWindows Library Licence, Version 3.1.\n' },
    'LGPL-2.0-or-later WITH WxWindows-exception-3.1',
  ],
  [
    'GCC runtime library exception',
    {
      'README.md':
        '# lib\n\n## License\n\nThis library is released under the GNU General Public License version 3 or later with the GCC Runtime Library Exception, version 3.1.\n',
      COPYING: gpl3,
    },
    'GPL-3.0-or-later WITH GCC-exception-3.1',
  ],
  [
    'identifier line with an exception',
    { LICENSE: 'SPDX-License-Identifier: GPL-2.0-or-later WITH Bootloader-exception\n' },
    'GPL-2.0-or-later WITH Bootloader-exception',
  ],
  [
    'OCaml linking exception by name',
    {
      LICENSE:
        'This library is distributed under the terms of the GNU Lesser General Public License version 2.1, with the OCaml static linking exception.\n',
    },
    'LGPL-2.1-only WITH OCaml-LGPL-linking-exception',
  ],
  [
    'EPL or GPL with Classpath',
    {
      'LICENSE.md':
        'This program and the accompanying materials are made available under the terms of the Eclipse Public License v. 2.0, which is available at https://www.eclipse.org/legal/epl-2.0, or the GNU General Public License, version 2 with the GNU Classpath Exception, which is available at https://www.gnu.org/software/classpath/license.html.\n\nSPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0\n',
    },
    'EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [
    'pom with both',
    {
      'pom.xml':
        '<project><licenses><license><name>EPL 2.0</name><url>http://www.eclipse.org/legal/epl-2.0</url></license><license><name>GPL2 w/ CPE</name><url>https://www.gnu.org/software/classpath/license.html</url></license></licenses></project>',
    },
    'EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
  ],
];

export const choices: readonly KindCase[] = [
  [
    'two texts under a sentence of choice',
    {
      LICENSE: `You may use this software under either the MIT License or the Apache License 2.0, at your choice.\n\n${mit}\n\n${apache}`,
    },
    'MIT OR Apache-2.0',
  ],
  [
    'alternatives A and B',
    {
      LICENSE: `This library is available under two licenses; pick whichever suits you.\n\nALTERNATIVE A: MIT License\n\n${mit}\n\nALTERNATIVE B: Unlicense\n\n${standardText('Unlicense')}`,
    },
    'MIT OR Unlicense',
  ],
  [
    'options 1 and 2',
    {
      'LICENSE.md': `# Option 1: MIT\n\n${mit}\n\n# Option 2: GPL\n\n${gpl2}\n\nYou may choose either option.\n`,
    },
    'MIT OR GPL-2.0-only',
  ],
  [
    'dual-licensed in COPYING',
    {
      COPYING: 'This project is dual-licensed under the MIT license and the Apache License, Version 2.0.\n',
      'LICENSE-MIT': mit,
      'LICENSE-APACHE': apache,
    },
    'MIT OR Apache-2.0',
  ],
  [
    'README: dual-licensed under MIT or UNLICENSE, no heading',
    {
      'LICENSE-MIT': mit,
      UNLICENSE: standardText('Unlicense'),
      'README.md': '# x\n\nDual-licensed under MIT or the [UNLICENSE](https://unlicense.org).\n',
    },
    'MIT OR Unlicense',
  ],
  [
    'BSD or GPL in the README',
    {
      LICENSE: bsd3,
      COPYING: gpl2,
      'README.md': '# z\n\n## License\n\nz is dual-licensed under [BSD](LICENSE) OR [GPLv2](COPYING).\n',
    },
    'BSD-3-Clause OR GPL-2.0-only',
  ],
  [
    'tri-licence',
    {
      COPYING: `The software is released under a tri-license: MPL 2.0, GPL version 2 or later, or LGPL version 2.1 or later. Choose one.\n\n${mpl2}\n\n${gpl2}\n\n${lgpl21}`,
    },
    'MPL-2.0 OR GPL-2.0-or-later OR LGPL-2.1-or-later',
  ],
  [
    'any of the following',
    {
      LICENSE: `Licensed under the terms of any of the following licenses at your choice:\n\n - GNU General Public License Version 2 or later (the "GPL")\n - GNU Lesser General Public License Version 2.1 or later (the "LGPL")\n - Mozilla Public License Version 2.0 (the "MPL")\n`,
    },
    'GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-2.0',
  ],
  [
    'same terms as Perl',
    {
      README:
        'My::Module\n\nCOPYRIGHT AND LICENCE\n\nThis library is free software; you can redistribute it and/or modify it under the same terms as Perl itself.\n',
    },
    'Artistic-1.0-Perl OR GPL-1.0-or-later',
  ],
  [
    'parts differ: library and programs',
    {
      LICENSE:
        'This repository uses two different licenses:\n- all files in the `lib` directory use the BSD 2-Clause license\n- all other files use the GPL-2.0-or-later license\n',
    },
    'BSD-2-Clause AND GPL-2.0-or-later',
  ],
  ['component beside the project', { LICENSE: mit, 'LICENSE-BUILDTOOLS': gpl2 }, 'MIT'],
  ['third-party licence beside', { LICENSE: apache, 'LICENSE.jquery': mit }, 'Apache-2.0'],
  [
    'composer list',
    { 'composer.json': '{"name":"a/b","license":["MIT","GPL-2.0-or-later"]}' },
    'MIT OR GPL-2.0-or-later',
  ],
  [
    'pom list',
    {
      'pom.xml':
        '<project><licenses><license><name>Apache License, Version 2.0</name></license><license><name>LGPL, version 2.1</name></license></licenses></project>',
    },
    'Apache-2.0 OR LGPL-2.1-only',
  ],
  [
    'three by custom',
    { 'LICENSE-MIT': mit, 'LICENSE-APACHE': apache, 'LICENSE-ZLIB': standardText('Zlib') },
    'MIT OR Apache-2.0 OR Zlib',
  ],
  [
    'by custom, with data of others',
    { 'LICENSE-MIT': mit, 'LICENSE-APACHE': apache, 'LICENSE-UNICODE': standardText('Unicode-3.0') },
    '(MIT OR Apache-2.0) AND Unicode-3.0',
  ],
  [
    'with and without the exception',
    {
      'LICENSE-MIT': mit,
      'LICENSE-APACHE': apache,
      'LICENSE-Apache-2.0_WITH_LLVM-exception': `${apache}\n\n${llvm}`,
      COPYRIGHT:
        'x is triple-licensed under Apache 2.0 with the LLVM Exception, Apache 2.0, and MIT terms.\n',
    },
    'Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT',
  ],
  [
    'lead names the whole',
    {
      LICENSE: `foo as a whole is available under the MIT license:\n\n${mit}\n\nContributors agree that their code can be used under either the MIT license or the Apache-2.0 license:\n\n${apache}`,
    },
    'MIT',
  ],
  [
    'terms of one of two, by list',
    {
      'README.md':
        '# x\n\n## License\n\nLicensed under either of\n\n * Apache License, Version 2.0 ([LICENSE-APACHE](LICENSE-APACHE) or http://www.apache.org/licenses/LICENSE-2.0)\n * MIT license ([LICENSE-MIT](LICENSE-MIT) or http://opensource.org/licenses/MIT)\n\nat your option.\n',
      'LICENSE-MIT': mit,
      'LICENSE-APACHE': apache,
    },
    'Apache-2.0 OR MIT',
  ],
  [
    'code and documentation',
    {
      LICENSE: mit,
      'README.md':
        '# x\n\n## Licence\n\nThe code is released under the MIT Licence. The documentation is available under the Open Government Licence v3.0.\n',
    },
    'MIT AND OGL-UK-3.0',
  ],
  [
    'NOTICE of a choice',
    {
      NOTICE:
        'Example is available under the Apache License 2.0 or the Eclipse Public License 2.0, at your option.\n',
      'LICENSE-APACHE': apache,
      'LICENSE-EPL': standardText('EPL-2.0'),
    },
    'Apache-2.0 OR EPL-2.0',
  ],
  [
    '“and” is no choice',
    {
      LICENSE: `Parts are under the MIT licence and parts under the BSD 3-Clause licence.\n\n${mit}\n\n${bsd3}`,
    },
    'MIT AND BSD-3-Clause',
  ],
  [
    'dual with a commercial licence',
    {
      LICENSE:
        'This library is dual licensed: under the GNU Affero General Public License version 3, or under a commercial licence that you can buy from us.\n',
      COPYING: agpl3,
    },
    'AGPL-3.0-only',
  ],
];

export const riders: readonly KindCase[] = [
  [
    'Commons Clause in the README',
    { LICENSE: apache, 'README.md': '# x\n\n## License\n\nApache 2.0 with the Commons Clause.\n' },
    'LicenseRef-Apache-2.0-modified',
  ],
  [
    'Commons Clause in its own file',
    {
      LICENSE: mit,
      'COMMONS_CLAUSE.txt':
        '"Commons Clause" License Condition v1.0\n\nThe Software is provided to you by the Licensor under the License, as defined below, subject to the following condition.\n',
    },
    'LicenseRef-MIT-modified',
  ],
  [
    'BUSL with parameters',
    { LICENSE: standardText('BUSL-1.1').replace(/Licensor: .*/, 'Licensor: Example Ltd') },
    'BUSL-1.1',
  ],
  [
    'Elastic by name',
    { LICENSE: 'Source code in this repository is covered by the Elastic License 2.0.\n' },
    'Elastic-2.0',
  ],
  [
    'plans are no licence',
    {
      'README.md': '# x\n\n## Licence\n\nWe intend to release this under the MIT licence once it is ready.\n',
    },
    null,
  ],
  [
    'no military use',
    { LICENSE: `${mit}\n\nThe Software shall not be used for military purposes or in weapons.\n` },
    'LicenseRef-MIT-modified',
  ],
  [
    'non-commercial, added section',
    { LICENSE: `${bsd3}\n\nAdditional term: this software may be used for non-commercial research only.\n` },
    'LicenseRef-BSD-3-Clause-modified',
  ],
  [
    'good not evil',
    {
      LICENSE: mit.replace(
        'THE SOFTWARE IS PROVIDED',
        'The Software shall be used for Good, not Evil.\n\nTHE SOFTWARE IS PROVIDED',
      ),
    },
    'JSON',
  ],
  [
    'split: enterprise folder',
    {
      LICENSE: `Portions of this software are licensed as follows:\n\n* All content that resides under the "ee/" directory of this repository, if that directory exists, is licensed under the license defined in "ee/LICENSE".\n* Content outside of the above mentioned directories or restrictions above is available under the "MIT Expat" license as defined below.\n\n${mit}`,
    },
    'LicenseRef-MIT-modified',
  ],
  [
    'custom LICENSE beside an open text',
    {
      LICENSE:
        'Example Community License Agreement, Version 1.0. This agreement sets forth the terms on which Example makes available certain software. You may use, reproduce and redistribute the software, but you may not provide it as a competing hosted service. The software is provided without warranties of any kind, and the licensor is not liable for damages.\n',
      'LICENSE-APACHE': apache,
    },
    'NOASSERTION',
  ],
  [
    'research only notice',
    {
      LICENSE:
        'This software is licensed for academic research use only. Commercial use requires a licence from the university. Redistribution is not permitted. No warranty is given and the university accepts no liability.\n',
    },
    'NOASSERTION',
  ],
  [
    'CC BY-NC named',
    {
      'README.md':
        '# d\n\n## License\n\nThis work is licensed under a Creative Commons Attribution-NonCommercial 4.0 International License.\n',
    },
    'CC-BY-NC-4.0',
  ],
  [
    'README badge beside a proprietary file',
    {
      LICENSE:
        'Copyright 2024 Example. All rights reserved. Proprietary and confidential. Unauthorised copying is prohibited.\n',
      'README.md': '![license](https://img.shields.io/badge/license-MIT-blue)\n',
    },
    'NOASSERTION',
  ],
];

export const versions: readonly KindCase[] = [
  ['notice says later, text beside', { LICENSE: gplNotice('3', later), COPYING: gpl3 }, 'GPL-3.0-or-later'],
  [
    'README says or later',
    { LICENSE: gpl3, 'README.md': '# x\n\n## License\n\nGNU GPL version 3 or later.\n' },
    'GPL-3.0-or-later',
  ],
  ['README says v3+', { COPYING: gpl3, 'README.md': '# x\n\n## License\n\nGPLv3+\n' }, 'GPL-3.0-or-later'],
  [
    'manifest or later',
    { LICENSE: agpl3, 'package.json': '{"license":"AGPL-3.0-or-later"}' },
    'AGPL-3.0-or-later',
  ],
  [
    'classifier or later',
    {
      LICENSE: gpl3,
      'setup.py':
        'setup(classifiers=["License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)"])',
    },
    'GPL-3.0-or-later',
  ],
  [
    'classifier only',
    {
      LICENSE: gpl2,
      'setup.cfg':
        '[metadata]\nclassifiers =\n  License :: OSI Approved :: GNU General Public License v2 (GPLv2)\n',
    },
    'GPL-2.0-only',
  ],
  ['DESCRIPTION >= 2', { DESCRIPTION: 'Package: x\nLicense: GPL (>= 2)\n' }, 'GPL-2.0-or-later'],
  [
    'later in other words',
    {
      LICENSE:
        'This is free software, licensed under the GNU Lesser General Public License, version 2.1 or any newer version.\n',
    },
    'LGPL-2.1-or-later',
  ],
  [
    'version 2 only',
    {
      LICENSE: 'This program is licensed under the GNU General Public License, version 2 only.\n',
      COPYING: gpl2,
    },
    'GPL-2.0-only',
  ],
  [
    'EUPL or later',
    {
      LICENSE: standardText('EUPL-1.2'),
      'README.md':
        '# x\n\n## Licence\n\nLicensed under the EUPL, Version 1.2 or - as soon they will be approved by the European Commission - subsequent versions of the EUPL (the "Licence"). You may not use this work except in compliance with the Licence.\n',
    },
    'EUPL-1.2',
  ],
  [
    'LGPL notice above GPL text',
    {
      COPYING: gpl3,
      'COPYING.LESSER': lgpl3,
      'README.md': '# x\n\n## License\n\nLGPL version 3 or (at your option) any later version.\n',
    },
    'LGPL-3.0-or-later',
  ],
];
