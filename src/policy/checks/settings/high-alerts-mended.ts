import { settingQuestion } from '../../setting-question.ts';

export const highAlertsMended = settingQuestion({
  id: 'high-alerts-mended',
  title: 'Mends high weaknesses of dependencies within five days',
  why: 'An alert that stays open says to everybody where to attack.',
  fix: 'Update the dependency, or dismiss the alert with the reason, within 5 days.',
});
