import { settingQuestion } from '../../setting-question.ts';

export const dismissStale = settingQuestion({
  id: 'dismiss-stale',
  title: 'Asks again after a change was changed',
  why: 'An approval is for what was looked at, and not for what came after.',
  fix: 'Tick “Dismiss stale pull request approvals when new commits are pushed” in the ruleset.',
  lesson: {
    time: 'minutes',
    tip: 'Keep pull requests small, and asking again costs nobody much.',
  },
  effort: 'setting',
});
