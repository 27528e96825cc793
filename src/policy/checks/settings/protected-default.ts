import { settingQuestion } from '../../setting-question.ts';

export const protectedDefault = settingQuestion({
  id: 'protected-default',
  title: 'Protects its default branch',
  why: 'Nobody, administrators included, should change what others rely on without a review.',
  fix: 'Add a ruleset for the default branch: Settings, then Rules, without exceptions for administrators.',
  lesson: {
    time: 'minutes',
    tip: 'Try the rule on yourself first: push to the branch and see that it is refused.',
  },
  effort: 'setting',
});
