import { treeHoldsNone } from '../../tree-question.ts';

export const developerArtefacts = treeHoldsNone({
  id: 'developer-artefacts',
  title: 'Holds no leftovers of a machine',
  why: 'Files that tools leave behind tell of a machine and its user, and can hold data.',
  fix: 'Delete them, and add their names to .gitignore so that they do not come back.',
  lesson: {
    time: 'minutes',
    tip: 'Put names of your own tools into a global ignore file, so that no project has to know them.',
  },
  paths: /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.RData|\.Rhistory|\.Ruserdata|npm-debug\.log|.+\.(?:swp|swo|log|orig))$/i,
  likely: 'left by a tool and not meant to be published',
  none: 'No leftovers of tools were found.',
});
