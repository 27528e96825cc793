import { openSourceLicence } from '../../../../src/policy/checks/licence/open-source-licence.ts';
import type { LicenceVerdict } from '../../../../src/domain/licence-verdict.ts';
import { aLicence } from '../../../builders.ts';
import { describeCheck } from '../../some-facts.ts';

const classes = aLicence().classes;

/** A verdict whose class says nothing, so that the identifiers decide. */
function notClassed(spdx: string, more: Partial<LicenceVerdict> = {}): LicenceVerdict {
  return aLicence({ spdx, classes: { ...classes, osiApproved: false }, ...more });
}

const ogl = notClassed('OGL-UK-3.0');
const documents = { language: null };

describeCheck(openSourceLicence, [
  ['met by MIT', {}, 'met', 'MIT, in LICENSE, is approved by the Open Source Initiative.', 'LICENSE'],
  ['unmet without a licence', { licence: null }, 'unmet', 'There is no licence.'],
  ['unknown when not collected', { licence: undefined }, 'unknown', /the licence/],
  [
    'unmet by altered terms',
    { licence: notClassed('LicenseRef-other') },
    'unmet',
    /word for word/,
    'LICENSE',
  ],
  ['unmet by CC-BY-NC', { licence: notClassed('CC-BY-NC-4.0') }, 'unmet', /./, 'LICENSE'],
  [
    'unmet by a source-available licence',
    { licence: notClassed('BUSL-1.1') },
    'unmet',
    /is not approved/,
    'LICENSE',
  ],
  [
    'met by OGL where there are only documents',
    { licence: ogl, evidence: documents },
    'met',
    /no code here/,
    'LICENSE',
  ],
  ['unmet by OGL for code', { licence: ogl }, 'unmet', /there is code here/, 'LICENSE'],
  [
    'unmet by OGL where the forge saw no language but there is a program',
    { licence: ogl, evidence: { language: undefined }, holds: { 'analysis.R': undefined } },
    'unmet',
    /there is code here/,
    'LICENSE',
  ],
  [
    'met by MIT for code beside OGL for documents',
    { licence: notClassed('MIT AND OGL-UK-3.0') },
    'met',
    /MIT for the code/,
    'LICENSE',
  ],
  [
    'met by a choice of which one is approved',
    { licence: notClassed('MIT OR BUSL-1.1') },
    'met',
    /./,
    'LICENSE',
  ],
  [
    'unmet when both bind and one is not',
    { licence: notClassed('MIT AND BUSL-1.1') },
    'unmet',
    /./,
    'LICENSE',
  ],
  [
    'a licence for data does not count against the code',
    { licence: notClassed('MIT AND ODbL-1.0', { scopes: [{ spdx: 'ODbL-1.0', scope: 'data' }] }) },
    'met',
    /MIT for the code/,
    'LICENSE',
  ],
  [
    'met by CC0 where there are only documents',
    { licence: notClassed('CC0-1.0'), evidence: documents },
    'met',
    /for documents/,
    'LICENSE',
  ],
  [
    'unmet by CC0 for code, which was never approved',
    { licence: notClassed('CC0-1.0') },
    'unmet',
    /is not approved/,
    'LICENSE',
  ],
  [
    'unmet by CC-BY-NC even for documents: it is not open',
    { licence: notClassed('CC-BY-NC-4.0'), evidence: documents },
    'unmet',
    /./,
    'LICENSE',
  ],
  [
    'unmet by a name in a manifest that is no licence',
    { licence: notClassed('NOASSERTION', { decidedBy: 'package.json', files: [] }) },
    'unmet',
    'The licence that package.json names is not one we recognise.',
    'package.json',
  ],
  [
    'unknown by OGL while nobody looked for code',
    { licence: ogl, evidence: { language: undefined, tree: undefined } },
    'unknown',
    /was not collected/,
    'LICENSE',
  ],
  [
    'an exception is not taken for a licence',
    { licence: notClassed('GPL-3.0-only WITH Classpath-exception-2.0') },
    'met',
    /GPL-3.0-only for the code/,
    'LICENSE',
  ],
]);
