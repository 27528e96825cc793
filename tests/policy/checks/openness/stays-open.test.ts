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
  [
    'unmet when it is public again, with the days',
    { closures: [{ from: '2026-05-11T08:00:00Z', to: '2026-06-02T08:00:00Z', reason: 'x', moved: false }] },
    'unmet',
    'It is public again, and was closed from 11 May 2026 to 2 June 2026.',
  ],
  [
    'met when it only moved to an account of others for a while',
    { closures: [{ from: '2026-05-11T08:00:00Z', to: '2026-06-02T08:00:00Z', reason: 'x', moved: true }] },
    'met',
    /whenever/,
  ],
  [
    'unmet for many times, the newest told',
    {
      closures: [1, 2, 3, 4, 5].map((month) => ({
        ...{ from: `2026-0${month}-11T08:00:00Z`, to: `2026-0${month}-11T09:00:00Z` },
        ...{ reason: 'x', moved: false },
      })),
    },
    'unmet',
    'It is public again, and was closed on 11 March 2026 and on 11 April 2026 and on 11 May 2026, and 2 times before.',
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
