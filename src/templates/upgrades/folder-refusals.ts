import { join } from 'node:path';
import { Problem } from '../../base/problem.ts';
import { unfinishedOperation } from '../../git/unfinished-operation.ts';
import type { WorkTree } from '../../git/work-tree.ts';
import { shortVersion } from '../../lineage/template-name.ts';
import { recordPath } from '../planning/service-record.ts';
import { fileAt } from './disk.ts';
import { isChanged } from './left-out.ts';
import { digestOf, findUpgradeState, whyStaging, type UpgradeState } from './upgrade-state.ts';
import type { UpgradePlan, UpgradeVersions } from './upgrade-plan.ts';

type InGit = NonNullable<WorkTree['git']>;

/**
 * What a sparse checkout leaves out would be taken for deleted, and its changes would never come again.
 *
 * @throws Problem `invalid` that names the files
 */
export function refuseSparse({ notCheckedOut, path }: WorkTree, { from, to }: UpgradeVersions): void {
  const faults = [...notCheckedOut].filter((each) => isChanged(each, from.files, to.files));
  if (faults.length === 0) return;
  const message = `The template has changed files that git keeps but are not in ${path}. Run “git sparse-checkout disable” there (or, for a file you hid from git, “git update-index --no-skip-worktree --no-assume-unchanged” and its name), then try again. Nothing was changed.`;
  throw new Problem('invalid', message, { faults });
}

/**
 * An upgrade that was stopped half-way, a merge by git that is not finished, also when nothing is in conflict any more, and conflicts that an earlier upgrade
 * left. The next commit belongs to those.
 *
 * @throws Problem `conflict` that says what to do
 */
export async function refuseUnsettled({ path, git }: WorkTree, directory: string): Promise<void> {
  const last = await findUpgradeState(path, git?.place);
  if (last?.state.complete === false) throw new Problem('conflict', whyStaging(path, last.state));
  if (!git) return;
  const operation = await unfinishedOperation(git.place.gitFolder);
  if (operation !== undefined) {
    const message = `Git is in the middle of a ${operation} in ${directory}, and the next commit belongs to that. Finish it first, or stop it (see “git status”). Nothing was changed.`;
    throw new Problem('conflict', message, { faults: git.unmerged });
  }
  if (git.unmerged.length === 0) return;
  const state = await openUpgrade(path, git);
  const message = state
    ? `The upgrade to ${shortVersion(state.version)} is not finished: these files are in conflict. Settle each and “git add” it, then commit; or undo the upgrade with “codehub upgrade ${directory} --abort”.`
    : `These files in ${directory} are in conflict. Settle them first. Nothing was changed.`;
  throw new Problem('conflict', message, { faults: git.unmerged });
}

/**
 * What git has no copy of could not be brought back.
 *
 * @throws Problem `invalid` that names the files
 */
export async function refuseUncommitted({ git, path }: WorkTree, plan: UpgradePlan): Promise<void> {
  if (!git) return;
  const loose = [...plan.deletions, ...plan.writes.keys()].filter((each) => git.untracked.has(each));
  const faults = [...git.uncommitted, ...loose];
  if (faults.length === 0) return;
  const state = await openUpgrade(path, git);
  const message = state
    ? `The upgrade to ${shortVersion(state.version)} in ${path} is not committed yet. Commit it first, or undo it with “codehub upgrade ${path} --abort”. Nothing was changed.`
    : `There are changes in ${path} that are not committed. Commit them first (or put them aside with “git stash”), so that they can be told from those of the upgrade. Nothing was changed.`;
  throw new Problem('invalid', message, { faults });
}

/** The last upgrade, while its version is the one in the folder and not the one that is committed. */
async function openUpgrade(
  path: string,
  { place, uncommitted, untracked }: InGit,
): Promise<UpgradeState | undefined> {
  const state = (await findUpgradeState(path, place))?.state;
  const written = state?.files.find((file) => file.path === recordPath)?.written;
  const record = fileAt(join(path, recordPath));
  const open = uncommitted.includes(recordPath) || untracked.has(recordPath);
  return open && record && digestOf(record) === written ? state : undefined;
}
