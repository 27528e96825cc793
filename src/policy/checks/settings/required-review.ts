import { settingQuestion } from '../../setting-question.ts';

export const requiredReview = settingQuestion({
  id: 'required-review',
  title: 'Asks for a review of each change',
  why: 'A second person finds what the first missed.',
  fix: 'Ask for at least one approval in the ruleset of the default branch.',
  lesson: {
    time: 'minutes',
    tip: 'In a team of one, ask somebody in another team for it. A second pair of eyes need not know all of it.',
  },
  effort: 'setting',
});
