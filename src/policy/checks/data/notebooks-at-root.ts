import { treeHoldsNone } from '../../tree-question.ts';

export const notebooksAtRoot = treeHoldsNone({
  id: 'notebooks-at-root',
  title: 'Holds no notebooks',
  why: 'Notebooks keep what they printed, and that may be about people. Code in plain files is easier to review and run.',
  fix: 'Move the code into plain files, or clear the outputs with nbstripout before each commit.',
  lesson: {
    time: 'day',
    tip: 'Keep notebooks for trying things out, and move what others should run into plain files.',
  },
  paths: /^[^/]+\.ipynb$/i,
  likely: 'a notebook with its outputs',
  none: 'No notebooks were found at the top of the repository.',
});
