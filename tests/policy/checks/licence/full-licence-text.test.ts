import { fullLicenceText } from '../../../../src/policy/checks/licence/full-licence-text.ts';
import { aLicence } from '../../../builders.ts';
import { describeCheck } from '../../some-facts.ts';

const [whole] = aLicence().files as [ReturnType<typeof aLicence>['files'][number]];
const notice = { ...whole, path: 'README.md', fullText: false };

describeCheck(fullLicenceText, [
  ['met by a whole text', {}, 'met', 'The whole text of MIT is in LICENSE.', 'LICENSE'],
  [
    'met by a whole text beside a notice',
    { licence: aLicence({ files: [notice, whole] }) },
    'met',
    /LICENSE/,
    'LICENSE',
  ],
  [
    'unmet by a notice',
    { licence: aLicence({ files: [notice] }) },
    'unmet',
    'README.md names a licence but does not hold its whole text.',
    'README.md',
  ],
  [
    'unmet when only a manifest names it',
    {
      licence: aLicence({
        files: [],
        decidedBy: 'package.json',
        declared: [{ path: 'package.json', spdx: 'MIT', raw: 'MIT' }],
      }),
    },
    'unmet',
    'The licence is only named, in package.json.',
  ],
  ['not applicable without a licence', { licence: null }, 'not-applicable', /no licence/],
  ['unknown when not collected', { licence: undefined }, 'unknown', /not collected/],
]);
