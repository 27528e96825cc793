import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** What git keeps in its folder while it is in the middle of something, with what that is called. */
const marks = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['sequencer', 'cherry-pick or revert'],
  ['BISECT_LOG', 'bisect'],
] as const;

/**
 * What a work tree is in the middle of, also when nothing is in conflict any more and only the commit is missing: the next
 * commit belongs to it. Undefined where nothing is.
 */
export async function unfinishedOperation(gitFolder: string): Promise<string | undefined> {
  for (const [name, operation] of marks) {
    const isThere = await access(join(gitFolder, name)).then(
      () => true,
      () => false,
    );
    if (isThere) return operation;
  }
  return undefined;
}
