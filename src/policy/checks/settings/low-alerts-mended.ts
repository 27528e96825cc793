import { settingQuestion } from '../../setting-question.ts';

export const lowAlertsMended = settingQuestion({
  id: 'low-alerts-mended',
  title: 'Mends low weaknesses of dependencies within thirty days',
  why: 'An alert that stays open says to everybody where to attack.',
  fix: 'Update the dependency, or dismiss the alert with the reason, within 30 days.',
  lesson: {
    time: 'ongoing',
    tip: 'Updating everything once a month takes most of these away before anybody reads them.',
  },
});
