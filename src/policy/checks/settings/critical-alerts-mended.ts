import { settingQuestion } from '../../setting-question.ts';

export const criticalAlertsMended = settingQuestion({
  id: 'critical-alerts-mended',
  title: 'Mends critical weaknesses of dependencies within three days',
  why: 'An alert that stays open says to everybody where to attack.',
  fix: 'Update the dependency, or dismiss the alert with the reason, within 3 days.',
  lesson: {
    time: 'ongoing',
    tip: 'Decide before it happens who may update on a Friday evening.',
  },
});
