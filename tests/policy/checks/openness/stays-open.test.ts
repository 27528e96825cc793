import { staysOpen } from '../../../../src/policy/checks/openness/stays-open.ts';
import { describeCheck } from '../../some-facts.ts';

describeCheck(staysOpen, [
  ['met while public', {}, 'met', 'It has been public whenever it was looked at.'],
  [
    'unmet once withdrawn, with the day',
    { withdrawnAt: '2026-05-11T08:00:00Z' },
    'unmet',
    'It used to be public and could not be found on 11 May 2026.',
  ],
  ['unmet once withdrawn, also without a readable day', { withdrawnAt: 'soon' }, 'unmet', /any more\.$/],
  [
    'not applicable to what never was public',
    { evidence: { visibility: 'private' } },
    'not-applicable',
    /not seen/,
  ],
  ['unknown for a working copy', { evidence: { visibility: undefined } }, 'unknown', /working copy/],
]);
