import { standardText } from '../standard-text.ts';
import type { KindCase } from './cases.ts';

const mit = standardText('MIT');
const apache = standardText('Apache-2.0');
const gpl3 = standardText('GPL-3.0-only');
const agpl3 = standardText('AGPL-3.0-only');
const lgpl21 = standardText('LGPL-2.1-only');
const mpl2 = standardText('MPL-2.0');

const section = (words: string) => `# Ward rounds\n\n## Licence\n\n${words}\n`;
const notice = (subject: string) =>
  `${subject} is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.\n\nIt is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.`;
const fontException =
  'As a special exception, if you create a document which uses this font, and embed this font or unaltered portions of this font into the document, this font does not by itself cause the resulting document to be covered by the GNU General Public License. This exception does not however invalidate any other reasons why the document might be covered by the GNU General Public License. If you modify this font, you may extend this exception to your version of the font, but you are not obligated to do so. If you do not wish to do so, delete this exception statement from your version.';

/** Restrictions whose sentence names no licence, and sentences that only look like them. */
export const restrictionsOfWork: readonly KindCase[] = [
  [
    'research and non-commercial use only',
    { LICENSE: mit, 'README.md': section('The code is free for research and non-commercial use only.') },
    'LicenseRef-MIT-modified',
  ],
  [
    'solely for non-commercial purposes',
    {
      LICENSE: apache,
      'README.md': section('This software may be used solely for non-commercial purposes.'),
    },
    'LicenseRef-Apache-2.0-modified',
  ],
  [
    'commercial use not permitted',
    { LICENSE: mit, 'README.md': section('Commercial use of this tool is not permitted.') },
    'LicenseRef-MIT-modified',
  ],
  [
    'restriction after a labelled line',
    { LICENSE: gpl3, 'README.md': '# Ward rounds\n\nLicence: GPLv3. You may not sell this software.\n' },
    'LicenseRef-GPL-3.0-only-modified',
  ],
  [
    'commercial and non-commercial use alike',
    { LICENSE: mit, 'README.md': section('The code is free for commercial and non-commercial use.') },
    'MIT',
  ],
  [
    'non-commercial or commercial purposes',
    {
      LICENSE: mit,
      'README.md': section('You may use this software for non-commercial or commercial purposes.'),
    },
    'MIT',
  ],
  [
    'data for research only, code open',
    { LICENSE: mit, 'README.md': section('The synthetic dataset is for research use only.') },
    'MIT',
  ],
  [
    'not for clinical decisions',
    { LICENSE: mit, 'README.md': section('This tool must not be used to make decisions about patients.') },
    'MIT',
  ],
  [
    'commercial licence as the other choice',
    { LICENSE: agpl3, 'README.md': section('For a commercial licence, write to us.') },
    'AGPL-3.0-only',
  ],
  [
    'notice of a licence with conditions added',
    {
      LICENSE:
        'Ward Rounds is licensed under a modified version of the Apache License 2.0, with the following additional conditions:\n\n1. You must not run it for several hospitals at once.\n',
    },
    'LicenseRef-Apache-2.0-modified',
  ],
  [
    'notice that forbids sale',
    { LICENSE: 'Licensed under the MIT License.\n\nThe software may not be sold.\n' },
    'LicenseRef-MIT-modified',
  ],
  [
    'label with the restriction in brackets',
    { 'README.md': '# Ward rounds\n\nLicence: Apache 2.0 (non-commercial use only)\n' },
    'LicenseRef-Apache-2.0-modified',
  ],
  [
    'companies must buy, under terms of use',
    {
      LICENSE: mit,
      'README.md':
        '# Ward rounds\n\n## Terms of use\n\nFree for academic use. Companies have to buy a licence.\n',
    },
    'LicenseRef-MIT-modified',
  ],
  [
    'no hosted service, below the text',
    { LICENSE: `${apache}\n\nYou may not offer the software to others as a managed service.\n` },
    'LicenseRef-Apache-2.0-modified',
  ],
  [
    'paid licence for business use, in a notice',
    {
      LICENSE:
        'This project is licensed under the MIT licence for use at home. For business use a paid licence is required.\n',
    },
    'LicenseRef-MIT-modified',
  ],
  [
    'used only by some',
    { LICENSE: mit, 'README.md': section('This code may only be used by NHS organisations.') },
    'LicenseRef-MIT-modified',
  ],
  [
    'used only as the licence says',
    { LICENSE: mit, 'README.md': section('This code may only be used in accordance with the licence.') },
    'MIT',
  ],
  [
    'restriction of what the work uses',
    {
      LICENSE: mit,
      'README.md': section('MIT. The chart maker, which we use, is free for non-commercial use only.'),
    },
    'MIT',
  ],
  ['plain notice', { LICENSE: 'Licensed under the MIT License. You may sell copies.\n' }, 'MIT'],
];

/** What a notice or a README says more exactly than a name, a text or a field beside it. */
export const moreExact: readonly KindCase[] = [
  [
    'Exhibit B in a notice',
    {
      LICENSE:
        'This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.\n\nThis Source Code Form is "Incompatible With Secondary Licenses", as defined by the Mozilla Public License, v. 2.0.\n',
    },
    'MPL-2.0-no-copyleft-exception',
  ],
  [
    'Exhibit B above the text',
    {
      LICENSE: `This Source Code Form is "Incompatible With Secondary Licenses", as defined by the Mozilla Public License, v. 2.0.\n\n${mpl2}`,
    },
    'MPL-2.0-no-copyleft-exception',
  ],
  ['Exhibit B only as part of the text', { LICENSE: mpl2 }, 'MPL-2.0'],
  [
    'setup.py: family, and classifier with version',
    {
      'setup.py':
        "setup(license='GPL', classifiers=['License :: OSI Approved :: GNU General Public License v3 (GPLv3)'])\n",
    },
    'GPL-3.0-only',
  ],
  [
    'pyproject: family, and classifier with version',
    {
      'pyproject.toml':
        '[project]\nname = "rounds"\nlicense = {text = "AGPL"}\nclassifiers = ["License :: OSI Approved :: GNU Affero General Public License v3 or later (AGPLv3+)"]\n',
    },
    'AGPL-3.0-or-later',
  ],
  [
    'setup.py: classifier of another family',
    {
      'setup.py':
        "setup(license='GPL', classifiers=['License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)'])\n",
    },
    'GPL-1.0-or-later',
  ],
  [
    'or later in the block of three licences',
    {
      LICENSE:
        '/* Version: MPL 1.1/GPL 2.0/LGPL 2.1\n *\n * The contents of this file are subject to the Mozilla Public License Version\n * 1.1; you may not use this file except in compliance with the License.\n *\n * Alternatively, the contents of this file may be used under the terms of\n * either the GNU General Public License Version 2 or later (the "GPL"), or\n * the GNU Lesser General Public License Version 2.1 or later (the "LGPL"),\n * in which case the provisions of the GPL or the LGPL are applicable instead\n * of those above.\n */\n',
    },
    'MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later',
  ],
  [
    'version 2 or version 3',
    {
      COPYING:
        'You may redistribute this program under the terms of version 2 or version 3 of the GNU General Public License.\n',
    },
    'GPL-2.0-only OR GPL-3.0-only',
  ],
  [
    'German: oder später',
    { 'README.md': section('Lizenziert unter der GNU General Public License, Version 2 oder später.') },
    'GPL-2.0-or-later',
  ],
  [
    'French: ou ultérieure',
    {
      LICENSE: gpl3,
      'README.md': section(
        'Ce logiciel est publié sous licence GNU GPL version 3 ou toute version ultérieure.',
      ),
    },
    'GPL-3.0-or-later',
  ],
  [
    'Spanish: o posterior',
    { LICENSE: gpl3, 'README.md': section('Publicado bajo la licencia GNU GPL versión 3 o posterior.') },
    'GPL-3.0-or-later',
  ],
  [
    'Italian: o successiva',
    { LICENSE: gpl3, 'README.md': section('Rilasciato con licenza GNU GPL versione 3 o successiva.') },
    'GPL-3.0-or-later',
  ],
  [
    'Portuguese: ou posterior',
    { 'README.md': section('Distribuído sob a licença GNU GPL versão 3 ou posterior.') },
    'GPL-3.0-or-later',
  ],
  [
    'licence of versions up to a number',
    {
      'README.md': section(
        'Up to version 2.0 it was released under the MIT License. Since version 2.1 it is licensed under the Apache License 2.0.',
      ),
    },
    'Apache-2.0',
  ],
  [
    'Welsh: OGL after a mutation',
    {
      'TRWYDDED.md':
        'Trwyddedir y cod hwn dan y [Drwydded Llywodraeth Agored v3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/).\n',
    },
    'OGL-UK-3.0',
  ],
  [
    'every source file under either',
    {
      COPYING:
        'Every source file in the implementation of Ward Rounds is available under the terms of either the GNU Lesser General Public License version 2.1 or the Mozilla Public License version 2.0.\n',
      'COPYING-LGPL-2.1': lgpl21,
      'COPYING-MPL-2.0': mpl2,
    },
    'LGPL-2.1-only OR MPL-2.0',
  ],
  [
    'README notice "in the hope that it will be useful"',
    { COPYING: gpl3, 'README.md': section(notice('Ward Rounds')) },
    'GPL-3.0-or-later',
  ],
  [
    'font exception written in the README',
    { COPYING: gpl3, 'README.md': section(`${notice('The Ward font')}\n\n${fontException}`) },
    'GPL-3.0-or-later WITH Font-exception-2.0',
  ],
  [
    'ISC in a block of C comment',
    {
      COPYING: `/*\n * Copyright (c) 2009 A Ward\n *\n${standardText('ISC')
        .split('\n')
        .slice(3)
        .map((line) => ` * ${line}`)
        .join('\n')}\n */\n`,
    },
    'ISC',
  ],
  [
    'hope in the licence section, nothing decided',
    { 'README.md': section('We hope to release this under the MIT licence.') },
    null,
  ],
];
