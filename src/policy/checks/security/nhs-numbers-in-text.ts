import { findNhsNumber } from '../../nhs-numbers.ts';
import { holdsNothingLike } from '../../sensitive-text.ts';

export const nhsNumbersInText = holdsNothingLike({
  id: 'nhs-numbers-in-text',
  title: 'Shows no NHS number in its documents',
  why: 'An NHS number tells who somebody is. Ten digits that fit are a likely sign, not a proof.',
  fix: 'Find out whether the number is somebody’s. If it may be, tell your information governance team before you take it out of the history. In examples, use numbers that start with 999.',
  lesson: {
    time: 'minutes',
    tip: 'Use numbers that begin with 999 in tests: they are never given to anybody.',
  },
  sought: 'an NHS number',
  find: findNhsNumber,
});
