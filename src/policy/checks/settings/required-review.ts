import { settingQuestion } from '../../setting-question.ts';

export const requiredReview = settingQuestion({
  id: 'required-review',
  title: 'Asks for a review of each change',
  why: 'A second person finds what the first missed.',
  fix: 'Ask for at least one approval in the ruleset of the default branch.',
  effort: 'setting',
});
