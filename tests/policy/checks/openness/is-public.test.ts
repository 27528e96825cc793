import { isPublic } from '../../../../src/policy/checks/openness/is-public.ts';
import { describeCheck } from '../../some-facts.ts';

describeCheck(isPublic, [
  ['met when anybody can see it', {}, 'met', 'Anybody can see it.'],
  ['unmet when private', { evidence: { visibility: 'private' } }, 'unmet', 'It is private.'],
  ['unmet when internal', { evidence: { visibility: 'internal' } }, 'unmet', 'Only colleagues can see it.'],
  [
    'unknown for a working copy, which does not say',
    { evidence: { visibility: undefined } },
    'unknown',
    'A working copy does not say who can see the repository.',
  ],
  [
    'unmet once withdrawn, though it was public when last seen',
    { withdrawnAt: '2026-05-11T00:00:00Z' },
    'unmet',
    'It was public once and no longer is.',
  ],
]);
