import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { FileTree, TreeFile } from '../../domain/file-tree.ts';
import type { Answers, ServiceRecord, Template } from '../../domain/template.ts';
import type { Templates } from '../definitions/load-templates.ts';
import type { ReadRepository } from '../../domain/template-repository.ts';
import { isRepositoryName } from '../../lineage/template-name.ts';
import type { CopyWarning } from '../repositories/safe-files.ts';
import { repositoryVersions } from '../repositories/repository-versions.ts';
import { maxRecordLength, readServiceRecord, recordPath } from '../planning/service-record.ts';
import type { diffTrees } from '../../git/merge-diff.ts';
import type { mergeTrees } from '../../git/merge-trees.ts';
import type { readWorkTree, WorkTree } from '../../git/work-tree.ts';
import { applyUpgrade } from './apply-upgrade.ts';
import { keptAnswers } from './answers.ts';
import { isChanged } from './left-out.ts';
import { mergeVersions, planVersions } from './plan-upgrade.ts';
import type { UpgradePlan, UpgradeVersions } from './upgrade-plan.ts';
import { findUpgradeSource } from './upgrade-source.ts';

/** The steps of an upgrade that git takes. */
export interface GitSteps {
  readWorkTree: typeof readWorkTree;
  mergeTrees: typeof mergeTrees;
  diffTrees: typeof diffTrees;
}

export interface FolderUpgrade {
  directory: string;
  /** Where the template repository is, in place of what the record says. */
  from?: string | undefined;
  /** Answers in place of recorded ones, and to new questions, by question id. */
  set: Readonly<Record<string, string>>;
  /** Asks a person the questions that have no answer yet; without it they get their defaults. */
  ask?: ((template: Template, given: Answers) => Promise<Answers>) | undefined;
  dryRun: boolean;
  /** ISO date of today. */
  date: string;
}

export interface FolderUpgradeResult {
  plan: UpgradePlan;
  /** What was changed, or would be, as git shows differences; only of a dry run. */
  diff: string | null;
  /** Whether git keeps the folder, and all that is in it: then everything can be undone with git. */
  undo: 'git' | 'git-with-untracked' | 'none';
  /** What of a template repository is left out or not whole, and was not so before. */
  warnings: CopyWarning[];
}

export interface FolderUpgradeDependencies {
  templates: Templates;
  /** In place of git's own. */
  git?: GitSteps;
  readRepository: ReadRepository;
  /** Told before anything is fetched: from where. */
  onFetch?: (address: string) => void;
  signal: AbortSignal;
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
  const { git = await ownGitSteps(), signal } = tools;
  const record = await readRecord(directory);
  const { versions, warnings } = await versionsFor(record, request, tools);
  const wanted = [...versions.from.files.keys(), ...versions.to.files.keys()];
  const folder = await git.readWorkTree(directory, { wanted, signal });
  refuseSparse(folder, versions);
  const plan = await mergeVersions(versions, folder, { mergeTrees: git.mergeTrees, signal });
  if (plan.writes.size > 0) refuseUncommitted(folder, plan);
  if (!dryRun && plan.writes.size > 0)
    await applyUpgrade(folder.path, plan, { before: folder.files, signal });
  const diff = dryRun ? await git.diffTrees(touched(folder.files, plan), plan.writes, signal) : null;
  return { plan, diff, undo: undoOf(folder), warnings };
}

/** Loaded for an upgrade alone: starting a service needs no git. */
async function ownGitSteps(): Promise<GitSteps> {
  const [tree, merge, diff] = await Promise.all([
    import('../../git/work-tree.ts'),
    import('../../git/merge-trees.ts'),
    import('../../git/merge-diff.ts'),
  ]);
  return { readWorkTree: tree.readWorkTree, mergeTrees: merge.mergeTrees, diffTrees: diff.diffTrees };
}

async function versionsFor(
  record: ServiceRecord,
  { set, ask, from, date }: FolderUpgrade,
  { templates, readRepository, onFetch, signal }: FolderUpgradeDependencies,
): Promise<{ versions: UpgradeVersions; warnings: CopyWarning[] }> {
  if (isRepositoryName(record.template)) {
    requireNoAnswers(set, record);
    onFetch?.(from ?? record.from ?? '');
    return repositoryVersions({ record, from, date }, { readRepository, signal });
  }
  if (from !== undefined) {
    const message = `This service was made from ${record.template}, a template of the hub: it is not read from anywhere.`;
    throw new Problem('invalid', message);
  }
  const source = await findUpgradeSource(templates, record);
  const answers = ask ? await ask(source.to.template, { ...keptAnswers(source, record), ...set }) : set;
  return { versions: planVersions({ source, record, date, set: answers }), warnings: [] };
}

function requireNoAnswers(set: FolderUpgrade['set'], { template }: ServiceRecord): void {
  if (Object.keys(set).length === 0) return;
  throw new Problem('invalid', `${template} is a template repository: it asks no questions.`);
}

/** UTF-8 takes four bytes for a character at most. */
const maxRecordBytes = 4 * maxRecordLength;

async function readRecord(directory: string): Promise<ServiceRecord> {
  const place = join(directory, recordPath);
  const found = await lstat(place).catch(() => undefined);
  if (!found) {
    const message = `${directory} has no ${recordPath}, so it is not known which template it was made from. Give the folder of a service that “codehub new” made.`;
    throw new Problem('not-found', message);
  }
  if (!found.isFile() || found.size > maxRecordBytes)
    throw new Problem('invalid', `${place} is no record of a service.`);
  const { value, faults } = readServiceRecord(await readFile(place, 'utf8'));
  if (value) return value;
  throw new Problem('invalid', `Invalid service record in ${directory}.`, { faults });
}

/** What a sparse checkout leaves out would be taken for deleted, and its changes would never come again. */
function refuseSparse({ notCheckedOut, path }: WorkTree, { from, to }: UpgradeVersions): void {
  const faults = [...notCheckedOut].filter((each) => isChanged(each, from.files, to.files));
  if (faults.length === 0) return;
  const message = `The template has changed files that are not checked out in ${path}. Run “git sparse-checkout disable” there, then try again. Nothing was changed.`;
  throw new Problem('invalid', message, { faults });
}

function refuseUncommitted({ git, path }: WorkTree, { writes, deletions }: UpgradePlan): void {
  if (!git) return;
  const loose = [...deletions, ...writes.keys()].filter((each) => git.untracked.has(each));
  const faults = [...git.uncommitted, ...loose];
  if (faults.length === 0) return;
  const message = `There are changes in ${path} that are not committed. Commit them first (or put them aside with “git stash”), so that the upgrade can be undone. Nothing was changed.`;
  throw new Problem('invalid', message, { faults });
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

function undoOf({ git }: WorkTree): FolderUpgradeResult['undo'] {
  if (!git) return 'none';
  return git.untracked.size === 0 ? 'git' : 'git-with-untracked';
}
