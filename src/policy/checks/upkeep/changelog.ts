import { treeHolds } from '../../tree-question.ts';

export const changelog = treeHolds({
  id: 'changelog',
  title: 'Has a changelog',
  why: 'People who update want to know what changed and what will break.',
  fix: 'Keep a file called CHANGELOG.md with what users will notice, newest first.',
  lesson: {
    time: 'ongoing',
    tip: 'Write the line together with the change. Nobody remembers it at the release.',
  },
  paths: /^(?:docs\/)?(?:change-?log|changes|history|news|release[-_ ]?notes)(?:\.(?:md|txt|rst|adoc))?$/i,
  lacking: 'There is no changelog.',
});
