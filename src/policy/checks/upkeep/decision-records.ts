import { treeHolds } from '../../tree-question.ts';

export const decisionRecords = treeHolds({
  id: 'decision-records',
  title: 'Records its decisions',
  why: 'Those who come later want to know why things are as they are, to change them safely.',
  fix: 'Write each decision that is hard to undo as a short file in docs/adr.',
  lesson: {
    time: 'ongoing',
    tip: 'Half a page each: what was to be decided, what you chose, what you gave up for it.',
  },
  paths:
    /^(?:docs\/)?(?:adrs?|decisions?|decision[-_]records?|architecture[-_]decision[-_]records?|architecture\/decisions)(?:\.md)?$|^(?:docs\/)?adr[-_].+\.md$|^\.adr-dir$/i,
  lacking: 'No records of decisions were found at the top of the repository or in docs.',
});
