import { purposeIn } from '../../../documents/readme-purpose.ts';
import { readmeQuestion } from '../../readme-question.ts';

export const readmePurpose = readmeQuestion({
  id: 'readme-purpose',
  title: 'Says what it is for',
  why: 'Somebody who finds the code wants to know within a minute whether it meets their need. The names of the technologies it uses do not tell.',
  fix: 'Begin the README with a sentence or two on what the project does, for whom and in which setting, before any instructions.',
  lesson: {
    time: 'minutes',
    tip: 'Begin with the people it helps, and not with the technology.',
  },
  lacking: 'does not say what the project is for',
  ofCode: false,
  answer: purposeIn,
});
