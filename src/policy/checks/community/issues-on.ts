import { defineCheck, met, notApplicable, unmet } from '../../check.ts';

export const issuesOn = defineCheck({
  id: 'issues-on',
  title: 'Takes issues',
  why: 'People who find a mistake need a place to say so that others can see.',
  fix: 'Switch issues on: Settings, then Features. If they belong elsewhere, say in the README where.',
  lesson: {
    time: 'minutes',
    tip: 'Switch them on when somebody will read them, and say in the README how often.',
  },
  effort: 'setting',
  about: 'contents',
  needs: ['issuesEnabled'],
  uses: ['archived'],
  evaluate({ issuesEnabled, archived }) {
    if (archived === true) return notApplicable('It is archived, so nobody can raise an issue.');
    return issuesEnabled ? met('Issues can be raised.') : unmet('Issues are switched off.');
  },
});
