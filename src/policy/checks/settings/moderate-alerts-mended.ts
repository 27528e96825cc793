import { settingQuestion } from '../../setting-question.ts';

export const moderateAlertsMended = settingQuestion({
  id: 'moderate-alerts-mended',
  title: 'Mends moderate weaknesses of dependencies within fourteen days',
  why: 'An alert that stays open says to everybody where to attack.',
  fix: 'Update the dependency, or dismiss the alert with the reason, within 14 days.',
  lesson: {
    time: 'ongoing',
    tip: 'A fixed hour each week is enough for most of these.',
  },
});
