import { settingQuestion } from '../../setting-question.ts';

export const pushProtection = settingQuestion({
  id: 'push-protection',
  title: 'Refuses pushes that hold secrets',
  why: 'A secret that is never pushed needs no change.',
  fix: 'Switch it on: choose Settings, then Advanced security, then Push protection.',
  lesson: {
    time: 'minutes',
    tip: 'It can be passed by for a false alarm, with a reason that is recorded. Nobody is locked out.',
  },
  effort: 'setting',
});
