import { treeHolds } from '../../tree-question.ts';

export const gitignore = treeHolds({
  id: 'gitignore',
  title: 'Has a .gitignore',
  why: 'A .gitignore keeps data, secrets and build output from being committed by accident.',
  fix: 'Add a .gitignore for your language; leave out data folders and .env files.',
  lesson: {
    time: 'minutes',
    tip: 'Write it before the first commit, so that nothing has to be taken out again.',
  },
  effort: 'file',
  paths: /^\.gitignore$/,
  lacking: 'There is no .gitignore.',
});
