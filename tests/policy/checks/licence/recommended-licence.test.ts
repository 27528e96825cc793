import { recommendedLicence } from '../../../../src/policy/checks/licence/recommended-licence.ts';
import { aLicence } from '../../../builders.ts';
import { describeCheck } from '../../some-facts.ts';

describeCheck(recommendedLicence, [
  ...['MIT', 'Apache-2.0', 'GPL-3.0-only', 'GPL-3.0-or-later', 'MIT AND OGL-UK-3.0'].map(
    (spdx): Parameters<typeof describeCheck>[1][number] => [
      `met by ${spdx}`,
      { licence: aLicence({ spdx }) },
      'met',
      `${spdx}, in LICENSE, is recommended for code.`,
      'LICENSE',
    ],
  ),
  [
    'met by MIT OR BSD-3-Clause, of which one may be chosen',
    { licence: aLicence({ spdx: 'MIT OR BSD-3-Clause' }) },
    'met',
    'MIT, one of the licences to choose from, is recommended for code.',
    'LICENSE',
  ],
  ...[
    'BSD-3-Clause',
    'AGPL-3.0-only',
    'GPL-2.0-only',
    'LGPL-3.0-only',
    'MIT AND BSD-3-Clause',
    'NOASSERTION',
  ].map((spdx): Parameters<typeof describeCheck>[1][number] => [
    `unmet by ${spdx}`,
    { licence: aLicence({ spdx }) },
    'unmet',
    /is not one of the recommended licences/,
    'LICENSE',
  ]),
  [
    'met by OGL where there are only documents',
    { licence: aLicence({ spdx: 'OGL-UK-3.0' }), evidence: { language: null } },
    'met',
    /recommended for documentation/,
    'LICENSE',
  ],
  ['unmet by OGL for code', { licence: aLicence({ spdx: 'OGL-UK-3.0' }) }, 'unmet', /OGL/, 'LICENSE'],
  ['not applicable without a licence', { licence: null }, 'not-applicable', /no licence/],
  ['unknown when not collected', { licence: undefined }, 'unknown', /not collected/],
  [
    'an upstream’s other licence is not held against a fork',
    { licence: aLicence({ spdx: 'BSD-3-Clause' }), evidence: { fork: true, parent: 'wagtail/wagtail' } },
    'not-applicable',
    /fork of wagtail\/wagtail/,
  ],
]);
