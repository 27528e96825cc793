import { settingQuestion } from '../../setting-question.ts';

export const protectedDefault = settingQuestion({
  id: 'protected-default',
  title: 'Protects its default branch',
  why: 'Nobody, administrators included, should change what others rely on without a review.',
  fix: 'Add a ruleset for the default branch: Settings, then Rules, without exceptions for administrators.',
  effort: 'setting',
});
