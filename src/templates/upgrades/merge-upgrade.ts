import type { FileTree, MergeConflict, MergeTrees, TreeFile, TreeMerge } from '../../domain/file-tree.ts';
import { isSameFile } from '../../git/file-tree.ts';
import { recordPath } from '../planning/service-record.ts';
import { mergeManifests } from '../manifests/manifests.ts';
import {
  conflictOfManifest,
  noticeOfDeleted,
  noticeOfLock,
  tellConflict,
  type UpgradeConflict,
  type UpgradeNotice,
} from './conflicts.ts';
import {
  findClashes,
  findHiddenChanges,
  findLeftOut,
  findOwnChanges,
  meetsSubmodule,
  noticeOfMine,
} from './left-out.ts';
import { withLineEndsOf } from './line-ends.ts';
import { labelsFor } from './markers.ts';
import { renameFiles, targetOf } from './migrate.ts';
import { isMine } from './mine.ts';
import type { ServiceFiles, UpgradePlan, UpgradeVersions } from './upgrade-plan.ts';

/** What an upgrade does to files, and which deletions the team has been told of by now. */
export type UpgradeMerge = Pick<
  UpgradePlan,
  'writes' | 'deletions' | 'conflicts' | 'notices' | 'unmerged'
> & { deleted: string[] };

/** What is merged, and what of the template takes no part in it. */
interface MergeInput {
  base: FileTree;
  ours: FileTree;
  theirs: FileTree;
  leftOut: UpgradeConflict[];
}

/** Merges the files of a service with the newer version over the older one; the record is not among them. */
export async function mergeUpgrade(
  versions: UpgradeVersions,
  service: ServiceFiles,
  { mergeTrees, signal }: { mergeTrees: MergeTrees; signal: AbortSignal },
): Promise<UpgradeMerge> {
  const own = withoutUnsafe(service.files);
  const input = prepareMerge(versions, service, own);
  const { base, theirs, conflicts, remarks } = mergeManifests(input);
  const labels = labelsFor(versions.to);
  const merge = await mergeTrees({ base, ours: input.ours, theirs, labels }, signal);
  const meanings = conflicts.map(conflictOfManifest);
  const settled = settleMerge(merge, { versions, service, own, input, meanings });
  return { ...settled, notices: [...settled.notices, ...remarks.map(noticeOfLock)] };
}

/** The three trees as git merges them: under their new names, with the service's line ends, without what stays out. */
function prepareMerge(
  { from, to, renames, record }: UpgradeVersions,
  { hidden = new Set(), submodules = [] }: ServiceFiles,
  own: FileTree,
): MergeInput {
  const aside = (path: string) => path === recordPath || hidden.has(path) || isMine(path, record.mine);
  const templates = { from: without(aside, from.files), to: without(aside, to.files) };
  const stays = (path: string, target: string) =>
    meetsSubmodule(target, submodules) || isMine(path, record.mine);
  const { base: renamed, ours } = renameFiles({ base: templates.from, ours: own }, renames, stays);
  const leftOut = findLeftOut({ base: renamed, ours, theirs: templates.to }, submodules);
  const base = withLineEndsOf(ours, renamed);
  const out = new Set(leftOut.map(({ path }) => path));
  const theirs = withLineEndsOf(
    ours,
    without((path) => out.has(path), templates.to),
  );
  return { base, ours, theirs, leftOut };
}

interface SettleInput {
  versions: UpgradeVersions;
  service: ServiceFiles;
  own: FileTree;
  input: MergeInput;
  meanings: UpgradeConflict[];
}

/** What git made of the trees, as changes to the service: what the team keeps for itself, or has deleted, stays so. */
function settleMerge(merge: TreeMerge, options: SettleInput): UpgradeMerge {
  const { versions, service, own, input, meanings } = options;
  const { from, to, record } = versions;
  const mine = (path: string) => isMine(path, record.mine);
  const merged = mergedFiles(merge, input, mine);
  const clashes = findClashes(merged, input);
  for (const { conflict, leaves } of clashes) if (leaves) merged.delete(conflict.path);
  const deleted = merge.conflicts
    .filter(({ kind }) => kind === 'removed-in-ours')
    .map(({ paths }) => paths[0]);
  const told = new Set(toldBefore(versions));
  const isNotice = ({ kind, paths: [path] }: MergeConflict) =>
    mine(path) || (kind === 'removed-in-ours' && told.has(path));
  const conflicts = merge.conflicts.filter((each) => !isNotice(each));
  const open = new Set(conflicts.flatMap(({ paths }) => paths));
  return {
    writes: new Map([...merged].filter(([path, file]) => !isSameFile(file, own.get(path)))),
    deletions: [...own.keys()].filter((path) => !merged.has(path)),
    conflicts: [
      ...conflicts.map((conflict) => tellConflict(conflict, merged)),
      ...meanings,
      ...input.leftOut,
      ...clashes.map(({ conflict }) => conflict),
      ...findHiddenChanges({ from: from.files, to: to.files }, service.hidden ?? new Set()),
    ],
    notices: noticesOf(merge, { versions, mine, told: (each) => isNotice(each) }),
    unmerged: merge.stages.filter(({ path }) => open.has(path)),
    deleted: [...new Set([...told, ...deleted])]
      .filter((path) => to.files.has(path) && !merged.has(path))
      .sort(),
  };
}

function mergedFiles(
  { changed, removed, conflicts }: TreeMerge,
  { base, ours }: MergeInput,
  mine: (path: string) => boolean,
): Map<string, TreeFile> {
  const merged = new Map(ours);
  for (const [path, file] of changed) if (!mine(path)) merged.set(path, file);
  for (const path of removed) if (!mine(path)) merged.delete(path);
  // A deletion stays, though the template has changed the file since: that is a conflict, and the file does not come back.
  for (const { kind, paths } of conflicts)
    if (kind === 'removed-in-ours' && base.has(paths[0])) merged.delete(paths[0]);
  return merged;
}

/** Deletions that an earlier upgrade told of, under the names the template has for them now. */
function toldBefore({ record, renames }: UpgradeVersions): string[] {
  return (record.deleted ?? []).map((path) => renames.reduce(targetOf, path));
}

function noticesOf(
  { changed, conflicts }: TreeMerge,
  options: {
    versions: UpgradeVersions;
    mine: (path: string) => boolean;
    told: (conflict: MergeConflict) => boolean;
  },
): UpgradeNotice[] {
  const { from, to, record } = options.versions;
  const own = findOwnChanges({ from: from.files, to: to.files }, record.mine ?? []);
  const listed = new Set(own.map(({ path }) => path));
  const others = [...changed.keys()].filter((path) => options.mine(path) && !listed.has(path));
  const deletions = conflicts.filter((each) => options.told(each) && !options.mine(each.paths[0]));
  return [...own, ...others.map(noticeOfMine), ...deletions.map(({ paths }) => noticeOfDeleted(paths[0]))];
}

function without(leaves: (path: string) => boolean, files: FileTree): FileTree {
  return new Map([...files].filter(([path]) => !leaves(path)));
}

/** The service's files without its record, and without paths that could lead out of it. */
function withoutUnsafe(files: FileTree): FileTree {
  const unsafe = (segment: string) => ['', '.', '..'].includes(segment) || /^\.git$/i.test(segment);
  return new Map([...files].filter(([path]) => path !== recordPath && !path.split('/').some(unsafe)));
}
