import { installingIn } from '../../../documents/readme-answers.ts';
import { readmeQuestion } from '../../readme-question.ts';

export const readmeInstall = readmeQuestion({
  id: 'readme-install',
  title: 'Says how to install it',
  why: 'Code that people cannot get going is not reused, however open its licence is.',
  fix: 'Add a section called Install to the README with the commands that get the project going on a new machine, and what has to be there before.',
  lesson: {
    time: 'hour',
    tip: 'Follow your own words on a machine that has never seen the project.',
  },
  lacking: 'does not say how to install it or get it going',
  ofCode: true,
  answer: installingIn,
});
