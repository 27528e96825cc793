import { defineCheck, met, unknown, unmet } from '../../check.ts';

export const isPublic = defineCheck({
  id: 'is-public',
  title: 'Is public',
  why: 'Code paid for by the public should be open to the public, so that others can reuse it, learn from it and point out mistakes.',
  fix: 'Check that the repository holds no secrets or personal data, in its history too. Then change its visibility to public. If it has to stay closed, record the reason and when it will be looked at again.',
  lesson: {
    time: 'day',
    tip: 'Look through the history for keys and data before you switch, not after: what was public once stays known.',
  },
  about: 'account',
  needs: ['withdrawnAt'],
  uses: ['visibility'],
  evaluate({ visibility, withdrawnAt }) {
    if (withdrawnAt !== null) return unmet('It was public once and no longer is.');
    if (visibility === undefined) return unknown('A working copy does not say who can see the repository.');
    if (visibility === 'public') return met('Anybody can see it.');
    return unmet(visibility === 'internal' ? 'Only colleagues can see it.' : 'It is private.');
  },
});
