import type { ignoredAmong, writeUnmerged } from '../../git/index-entries.ts';
import type { diffTrees } from '../../git/merge-diff.ts';
import type { mergeTrees } from '../../git/merge-trees.ts';
import type { readMore, readWorkTree } from '../../git/work-tree.ts';

/** The steps of an upgrade that git takes. */
export interface GitSteps {
  readWorkTree: typeof readWorkTree;
  readMore: typeof readMore;
  mergeTrees: typeof mergeTrees;
  diffTrees: typeof diffTrees;
  writeUnmerged: typeof writeUnmerged;
  ignoredAmong: typeof ignoredAmong;
}

/** Loaded for an upgrade alone: starting a service needs no git. */
export async function loadGitSteps(): Promise<GitSteps> {
  const [tree, merge, diff, index] = await Promise.all([
    import('../../git/work-tree.ts'),
    import('../../git/merge-trees.ts'),
    import('../../git/merge-diff.ts'),
    import('../../git/index-entries.ts'),
  ]);
  const { readMore, readWorkTree } = tree;
  const { mergeTrees } = merge;
  const { diffTrees } = diff;
  const { ignoredAmong, writeUnmerged } = index;
  return { readWorkTree, readMore, mergeTrees, diffTrees, ignoredAmong, writeUnmerged };
}
