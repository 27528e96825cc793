import type { FileTree } from '../domain/file-tree.ts';
import { withMergeRepository } from './merge-repository.ts';

/**
 * The difference between two trees as git shows it: unified, with three lines around each change, moved files as such,
 * and binary ones by name only. Empty when there is none.
 *
 * Throws as `mergeTrees` does.
 */
export async function diffTrees(before: FileTree, after: FileTree, signal: AbortSignal): Promise<string> {
  const commits = [
    { branch: 'before', files: before },
    { branch: 'after', files: after },
  ];
  return withMergeRepository(commits, signal, async (repository) => {
    const args = [
      'diff',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      '--find-renames',
      'before',
      'after',
    ];
    return (await repository.git(['-c', 'core.quotePath=false', ...args])).toString('utf8');
  });
}
