import { settingQuestion } from '../../setting-question.ts';

export const codeOwnerReview = settingQuestion({
  id: 'code-owner-review',
  title: 'Asks code owners to review',
  why: 'Those who answer for a part should see each change of it.',
  fix: 'Tick “Require review from Code Owners” in the ruleset, and add CODEOWNERS.',
  lesson: {
    time: 'minutes',
    tip: 'Name teams and not people, or a holiday stops every change.',
  },
  effort: 'setting',
});
