import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import type { CopyWarning } from '../repositories/safe-files.ts';
import type { ReadWorkTreeOptions, WorkTree } from '../../git/work-tree.ts';
import { foldersOf } from '../planning/paths.ts';
import { applyUpgrade, requireRoom } from './apply-upgrade.ts';
import { noticeOfIgnored } from './conflicts.ts';
import { refuseSparse, refuseUncommitted, refuseUnsettled } from './folder-refusals.ts';
import { loadGitSteps, type GitSteps } from './git-steps.ts';
import { versionsIn, type FolderUpgrade, type FolderUpgradeDependencies } from './folder-versions.ts';
import { requireKept } from './mine.ts';
import { mergeVersions } from './plan-upgrade.ts';
import type { UpgradePlan, UpgradeVersions } from './upgrade-plan.ts';

export type { FolderUpgrade, FolderUpgradeDependencies } from './folder-versions.ts';

export interface FolderUpgradeResult {
  plan: UpgradePlan;
  /** What was changed, or would be, as git shows differences; only of a dry run. */
  diff: string | null;
  /** Whether git keeps the folder. */
  inGit: boolean;
  /** Where the files are that were replaced; null when none were. `abortUpgrade` puts them back. */
  backup: string | null;
  /** What of a template repository is left out or not whole, and was not so before. */
  warnings: CopyWarning[];
}

/**
 * Brings the service in a folder up to the newest version of its template; with `dryRun` it only says what would be
 * done. All or nothing: on any failure the folder is as it was.
 *
 * @throws Problem `not-found` for a folder without a record, or a template that is unknown or no more; `invalid` for a
 *   record, answers or a work tree that will not do, `conflict` for marks of an earlier upgrade; as `ReadRepository`
 *   does for a template repository; the signal's reason
 */
export async function upgradeFolder(
  request: FolderUpgrade,
  tools: FolderUpgradeDependencies,
): Promise<FolderUpgradeResult> {
  const { directory, dryRun } = request;
  const { git = await loadGitSteps(), signal } = tools;
  const { versions, warnings } = await versionsIn(request, tools);
  const tree = await git.readWorkTree(directory, { ...(await filesToRead(versions)), signal });
  refuseSparse(tree, versions);
  requireKept(
    request.mine,
    [tree.files, versions.from.files, versions.to.files].flatMap((all) => [...all.keys()]),
  );
  await refuseUnsettled(tree, directory);
  const { plan, folder } = await planWithRead(versions, tree, { git, signal });
  const changes = plan.writes.size > 0;
  if (changes) await refuseUncommitted(folder, plan);
  if (changes) await requireRoom(folder.path, plan, folder.files);
  const place = folder.git?.place;
  if (changes && place) {
    const ignored = await git.ignoredAmong(place, newPaths(folder, plan), signal);
    plan.notices.push(...ignored.map(noticeOfIgnored));
  }
  const backup = changes && !dryRun ? await write(folder, plan, { git, signal }) : null;
  const diff = dryRun ? await git.diffTrees(touched(folder.files, plan), plan.writes, signal) : null;
  return { plan, diff, inGit: folder.git !== null, backup, warnings };
}

/** The files of both versions, and those that are merged by what they mean, whoever made them. */
async function filesToRead({
  from,
  to,
}: UpgradeVersions): Promise<Pick<ReadWorkTreeOptions, 'wanted' | 'alsoRead'>> {
  const { isLockOrManifest } = await import('../manifests/merge-lock.ts');
  const added = [...to.files.keys()].map((path): [string, undefined] => [path, undefined]);
  const known = [...from.files].map(([path, { content }]): [string, number] => [path, content.length]);
  return { wanted: new Map<string, number | undefined>([...added, ...known]), alsoRead: isLockOrManifest };
}

/** A file that the merge moves or marks, though no version has it, is read after all, and then all is merged again. */
async function planWithRead(
  versions: UpgradeVersions,
  tree: WorkTree,
  { git, signal }: { git: GitSteps; signal: AbortSignal },
): Promise<{ plan: UpgradePlan; folder: WorkTree }> {
  const plan = await mergeVersions(versions, tree, { mergeTrees: git.mergeTrees, signal });
  const touched = [...plan.writes.values(), ...plan.unmerged.map(({ file }) => file)];
  const removed = tree.unread.within(plan.deletions.flatMap((path) => tree.files.get(path) ?? []));
  const paths = [...new Set([...tree.unread.within(touched), ...removed])];
  if (paths.length === 0) return { plan, folder: tree };
  return planWithRead(versions, await git.readMore(tree, paths, signal), { git, signal });
}

/** Files that are new, and not behind what is a file or link now. */
function newPaths({ files }: WorkTree, { writes }: UpgradePlan): string[] {
  return [...writes.keys()].filter(
    (path) => !files.has(path) && !foldersOf(path).some((folder) => files.has(folder)),
  );
}

/** Writes the plan, and marks in git's index what is in conflict. */
async function write(
  { path, files, git: repository }: WorkTree,
  plan: UpgradePlan,
  { git, signal }: { git: GitSteps; signal: AbortSignal },
): Promise<string> {
  if (!repository) return applyUpgrade(path, plan, { before: files, signal });
  const { place, entries } = repository;
  const paths = [
    ...new Set([...plan.deletions, ...plan.writes.keys(), ...plan.unmerged.map((each) => each.path)]),
  ];
  const held = paths.flatMap((each) => {
    const entry = entries.get(each);
    return entry ? [{ path: each, ...entry }] : [];
  });
  return applyUpgrade(path, plan, {
    before: files,
    repository: { place, index: { paths, entries: held } },
    finish: () => git.writeUnmerged(place, { stages: plan.unmerged, known: entries }, signal),
    signal,
  });
}

function touched(files: FileTree, { writes, deletions }: UpgradePlan): FileTree {
  const paths = [...writes.keys(), ...deletions];
  return new Map(
    paths.flatMap((path): [string, TreeFile][] => {
      const file = files.get(path);
      return file ? [[path, file]] : [];
    }),
  );
}
