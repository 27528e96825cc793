import { hasLicence } from '../../../../src/policy/checks/licence/has-licence.ts';
import { aLicence } from '../../../builders.ts';
import { describeCheck } from '../../some-facts.ts';

describeCheck(hasLicence, [
  ['names the licence and its file', { licence: aLicence() }, 'met', 'MIT, in LICENSE.', 'LICENSE'],
  ['met by a person’s verdict, which has no file', { licence: aLicence({ decidedBy: null }) }, 'met', 'MIT.'],
  [
    'met by a text that is no standard licence, and says so',
    { licence: aLicence({ spdx: 'NOASSERTION', decidedBy: 'LICENCE.md' }) },
    'met',
    'A licence that is not a standard one, in LICENCE.md.',
    'LICENCE.md',
  ],
  [
    'unmet without a licence (null)',
    { licence: null },
    'unmet',
    'No licence was found, in a file or in a manifest.',
  ],
  [
    'unknown when it was not collected (undefined)',
    { licence: undefined },
    'unknown',
    'Not known: the licence was not collected.',
  ],
  ['not applicable while empty', { licence: null, evidence: { empty: true } }, 'not-applicable', /empty/],
  [
    'left to the owners of the original in a fork',
    { licence: null, evidence: { fork: true, parent: 'upstream/tool' } },
    'not-applicable',
    'This is a fork of upstream/tool, so this is for the owners of the original: no licence was found, in a file or in a manifest.',
  ],
  [
    'unmet in a fork of the body’s own repository',
    { licence: null, evidence: { fork: true, parent: 'Sample-Trust/tool' } },
    'unmet',
    /No licence/,
  ],
  [
    'not applicable once withdrawn',
    { licence: null, withdrawnAt: '2026-05-11T00:00:00Z' },
    'not-applicable',
    /no longer public/,
  ],
]);
