import { usingIn } from '../../../documents/readme-answers.ts';
import { readmeQuestion } from '../../readme-question.ts';

export const readmeUse = readmeQuestion({
  id: 'readme-use',
  title: 'Says how to use it',
  why: 'An example shows in a minute what pages of code do not.',
  fix: 'Add a section called Usage to the README with an example of how the project is used, or a link to its documentation.',
  lesson: {
    time: 'hour',
    tip: 'One example that works is worth more than a list of every option.',
  },
  lacking: 'does not say how to use it',
  ofCode: true,
  answer: usingIn,
});
