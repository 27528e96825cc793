import { settingQuestion } from '../../setting-question.ts';

export const highAlertsMended = settingQuestion({
  id: 'high-alerts-mended',
  title: 'Mends high weaknesses of dependencies within five days',
  why: 'An alert that stays open says to everybody where to attack.',
  fix: 'Update the dependency, or dismiss the alert with the reason, within 5 days.',
  lesson: {
    time: 'ongoing',
    tip: 'Look first whether your code reaches the weak part. If not, dismiss the alert with that reason.',
  },
});
