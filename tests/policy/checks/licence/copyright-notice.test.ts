import spdxLicences from 'spdx-license-list/full.js';
import { expect, test } from 'vitest';
import { copyrightNotice } from '../../../../src/policy/checks/licence/copyright-notice.ts';
import { aLicence } from '../../../builders.ts';
import { describeCheck, goodReadme, someFacts, type Row } from '../../some-facts.ts';

const readme = { 'README.md': goodReadme };
const licence = (text: string | null | undefined, path = 'LICENCE') => ({
  holds: { ...readme, [path]: text },
});
const inReadme = (line: string) => ({ holds: { 'README.md': `${goodReadme}\n${line}\n` } });

const names = [
  'Copyright (c) 2021 Crown Copyright',
  'Copyright (c) 2021 Crown Copyright (Sample NHS Trust)',
  'Copyright 2019-2024 NHS Digital',
  'Copyright NHS England',
  'Crown Copyright (c)',
  '© Crown copyright 2023',
  '  Copyright © 2020, A Person <someone@example.com>',
  'Copyright (C) 2018-present, The Widget Authors and contributors',
  'YEAR: 2022\nCOPYRIGHT HOLDER: wardboard authors',
];
/** Lines as files wrap them. */
const wrapped = (text: string) => text.replace(/(.{1,72})(?:\s|$)/g, '$1\n');
const filled = (id: string) =>
  wrapped(spdxLicences[id]?.licenseText ?? '').replace(
    /\[yyyy\] \[name of copyright owner\]|<year>\s+<name of author>|<\s?yyyy>\s*<?name of author>?/,
    '2023 Sample Trust',
  );

const nameless = [
  'Copyright (c) 2026 Example NHS organisation',
  'Copyright (c) 2026 Crown Copyright (Example NHS organisation)',
  'Copyright (C)< yyyy> name of author',
  'Copyright (c) [year] [fullname]',
  'Copyright [yyyy] [name of copyright owner]',
  'Copyright (C) <year>  <name of author>',
  'Copyright (c) 2021',
  'Copyright (c) 2024 TODO',
  'Copyright (c) 2024 <Your Organisation>',
  'Copyright (c) {{ year }} {{ organization }}',
];

describeCheck(copyrightNotice, [
  ...['Apache-2.0', 'GPL-3.0-only', 'AGPL-3.0-only'].map((id): Row => [
    `met by the appendix of the whole ${id}, filled in`,
    licence(filled(id)),
    'met',
    /held by: Sample Trust/,
    'LICENCE',
  ]),
  [
    'met by a notice in the appendix of a licence that speaks of derived works',
    licence('Works derived from it.\n\nEND OF TERMS AND CONDITIONS\n\n   Copyright 2015 Sample Trust\n'),
    'met',
    /held by: Sample Trust/,
    'LICENCE',
  ],
  [
    'unmet by a placeholder there, which is said to be one',
    licence(
      'Works derived from it.\n\n   APPENDIX: How to apply it.\n\n   Copyright [yyyy] [name of copyright owner]\n',
    ),
    'unmet',
    /holds only the placeholder/,
    'LICENCE',
  ],
  [
    'unmet by a sentence on what it uses',
    inReadme('It uses Sample frontend, which is Copyright (c) 2019 NHS Digital under MIT.'),
    'unmet',
    /that of a component/,
    'README.md',
  ],
  [
    'met by a sentence, without the licence in the name',
    inReadme('The documentation is © Crown copyright and available under the terms of the OGL v3.0.'),
    'met',
    'By README.md, the copyright is held by: Crown.',
    'README.md',
  ],
  ...names.map((line): Parameters<typeof describeCheck>[1][number] => [
    `met by ${line}`,
    licence(`MIT License\n\n${line}\n\nPermission is hereby granted`),
    'met',
    /^By LICENCE, the copyright is held by: [A-Za-z].*[^\]>)]\.$/,
    'LICENCE',
  ]),
  ...nameless.map((line): Parameters<typeof describeCheck>[1][number] => [
    `unmet by ${line}`,
    licence(`MIT License\n\n${line}\n`),
    'unmet',
    'LICENCE holds only the placeholder of a copyright notice. Nobody is named there or in the README.',
    'LICENCE',
  ]),
  [
    'met by a sentence of the README',
    inReadme('Any documentation is [© Crown Copyright](https://example.org) and available under the OGL.'),
    'met',
    'By README.md, the copyright is held by: Crown.',
    'README.md',
  ],
  [
    'met by a line of the README',
    inReadme('Copyright (c) 2024 NHS Sample Trust'),
    'met',
    /README/,
    'README.md',
  ],
  ['met by NOTICE', licence('Copyright 2020 NHS England', 'NOTICE'), 'met', /NOTICE/, 'NOTICE'],
  [
    'met by REUSE',
    licence('[[annotations]]\nSPDX-FileCopyrightText = "2024 NHS England"', 'REUSE.toml'),
    'met',
    /REUSE/,
    'REUSE.toml',
  ],
  [
    'met by the holder in DESCRIPTION',
    licence(
      'Authors@R: c(\n  person("Sample NHS Trust", role = c("cph", "fnd")),\n  person("A", "B", role = "aut"))',
      'DESCRIPTION',
    ),
    'met',
    'By DESCRIPTION, the copyright is held by: Sample NHS Trust.',
    'DESCRIPTION',
  ],
  [
    'met by a sentence of a licence file',
    licence('This guidance is copyright Sample Health Board 2026 and is licensed under the OGL.'),
    'met',
    'By LICENCE, the copyright is held by: Sample Health Board.',
    'LICENCE',
  ],
  [
    'unmet by the notice of a component',
    licence('MIT License\n\nCopyright (c) 2015 Pat Example\n', 'licenses/LICENSE-WIDGET.txt'),
    'unmet',
    /that of a component/,
    'licenses/LICENSE-WIDGET.txt',
  ],
  ['unmet by nothing', {}, 'unmet', 'No copyright notice was found in licence files or the README.'],
  ['unmet by talk of copyright', inReadme('Please respect copyright law.'), 'unmet', /^No copyright notice/],
  ['unknown when a licence file was not read', licence(undefined), 'unknown', /text of LICENCE/, 'LICENCE'],
  ['not applicable without a licence', { licence: null }, 'not-applicable', /no licence/],
  [
    'not applicable where the copyright is given up',
    { licence: aLicence({ spdx: 'CC0-1.0' }) },
    'not-applicable',
    'CC0-1.0 gives up the copyright, so there is nobody to name.',
  ],
  ['unknown when not collected', { files: undefined }, 'unknown', /not collected/],
]);

test.each([
  'MIT',
  'Apache-2.0',
  'GPL-3.0-only',
  'LGPL-2.1-only',
  'AGPL-3.0-only',
  'BSD-3-Clause',
  'ISC',
  'MPL-2.0',
])('the standard text of %s names nobody yet', (id) => {
  const facts = someFacts(licence(spdxLicences[id]?.licenseText));
  expect(copyrightNotice.judge(facts).outcome).toBe('unmet');
});

test.each(['OGL-UK-1.0', 'OGL-UK-2.0', 'OGL-UK-3.0', 'CC0-1.0', 'CC-BY-4.0', 'EUPL-1.2', 'Unlicense'])(
  'the standard text of %s is no notice',
  (id) => {
    const facts = someFacts(licence(spdxLicences[id]?.licenseText));
    expect(copyrightNotice.judge(facts).outcome).toBe('unmet');
  },
);
