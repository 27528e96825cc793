import { noLineHolds } from '../../whole-tree-question.ts';

export const nhsNumbers = noLineHolds({
  id: 'nhs-numbers',
  title: 'Holds no NHS number in any file',
  why: 'An NHS number tells who somebody is. Ten digits that fit are a likely sign, not a proof; numbers that begin with 999 are for tests.',
  fix: 'Find out whether the number is somebody’s. If it may be, tell your information governance team before you take it out of the history. In examples and tests, use numbers that start with 999.',
  lesson: {
    time: 'day',
    tip: 'A number that passes the check digit may be made up. Find out where it came from before you call it a breach.',
  },
  kind: 'nhs-number',
  sought: 'an NHS number',
});
