import { settingQuestion } from '../../setting-question.ts';

export const secretScanning = settingQuestion({
  id: 'secret-scanning',
  title: 'Has secret scanning switched on',
  why: 'GitHub then tells you when a key of a known kind was committed.',
  fix: 'Switch it on: choose Settings, then Advanced security, then Secret scanning.',
  lesson: {
    time: 'minutes',
    tip: 'It is free for public repositories. Decide who reads the alerts before the first one comes.',
  },
  effort: 'setting',
});
