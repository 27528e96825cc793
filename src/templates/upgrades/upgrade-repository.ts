import type { Clock } from '../../base/clock.ts';
import { notFound, Problem } from '../../base/problem.ts';
import type { UpgradePullRequest, UpgradeResult } from '../../forge/forge.ts';
import type { FileTree, MergeTrees } from '../../domain/file-tree.ts';
import type { FullTree } from '../../git/full-tree.ts';
import type { ServiceRecord } from '../../domain/template.ts';
import type { Templates } from '../definitions/load-templates.ts';
import { readServiceRecord, recordPath } from '../planning/service-record.ts';
import { pullRequestText } from './pull-request-text.ts';
import type { UpgradeConflict } from './conflicts.ts';
import { fileDifferences, type FileDifference } from './file-differences.ts';
import { changesRecordAlone } from './when-due.ts';
import { planUpgrade } from './plan-upgrade.ts';
import type { UpgradePlan } from './upgrade-plan.ts';
import { findUpgradeSource } from './upgrade-source.ts';

/** Where a service is, and where git reads it. */
export interface ServiceRepository {
  owner: string;
  name: string;
  url: string;
}

export interface RepositoryUpgradeDependencies {
  templates: Pick<Templates, 'find' | 'release' | 'versions'>;
  /** Reads the newest commit on the default branch. */
  readTree: (
    url: string,
    signal: AbortSignal,
  ) => Promise<Pick<FullTree, 'branch' | 'head' | 'files' | 'submodules'>>;
  mergeTrees: MergeTrees;
  /** Opens the pull request, or brings the one there is up to date. */
  open: (upgrade: UpgradePullRequest, signal: AbortSignal) => Promise<UpgradeResult>;
  clock: Clock;
}

/** What became of one service, or would. */
export interface RepositoryUpgrade {
  /** `planned`: it was only looked at. */
  outcome: UpgradeResult['outcome'] | 'planned' | 'up-to-date';
  from: string;
  to: string;
  /** Paths, in order. */
  writes: string[];
  deletions: string[];
  conflicts: UpgradeConflict[];
  /** What would change in each file: those in conflict, then those there are, then new ones. Only where it was only looked at. */
  differences?: readonly FileDifference[];
  /** Null where none was opened. */
  pullRequest: { url: string; number: number } | null;
}

/**
 * Reads a service as it is now, works out its upgrade from its own record, and opens a pull request with it.
 *
 * @param order.template the template that the service should have
 * @param order.dryRun only works it out
 * @param order.quiet opens nothing where no file of the service would change but its record
 * @throws Problem that says why it cannot be done: `not-found`, `invalid` or `conflict` of the service itself, otherwise
 *   that of git or the forge; the signal's reason when aborted
 */
export async function upgradeRepository(
  repository: ServiceRepository,
  { template, dryRun, quiet = false }: { template: string; dryRun: boolean; quiet?: boolean },
  tools: RepositoryUpgradeDependencies,
  signal: AbortSignal,
): Promise<RepositoryUpgrade> {
  const { branch, head, files, submodules } = await tools.readTree(repository.url, signal);
  const record = recordIn(files);
  if (record.template !== template)
    throw new Problem(
      'conflict',
      `Its ${recordPath} now says that it was made from ${record.template}. The next harvest lists it there.`,
    );
  const source = await findUpgradeSource(tools.templates, record);
  const date = tools.clock().toISOString().slice(0, 10);
  const { mergeTrees } = tools;
  const present = [...files.keys()];
  const plan = await planUpgrade(
    { source, record, date, files, submodules, present },
    { mergeTrees, signal },
  );
  const { from, version: to, writes, deletions, conflicts } = plan;
  const planned = { from, to, writes: [...writes.keys()].sort(), deletions: deletions.toSorted(), conflicts };
  const isIdle = writes.size === 0 || (quiet && changesRecordAlone(plan));
  if (isIdle) return { ...planned, writes: [], outcome: 'up-to-date', pullRequest: null };
  if (dryRun) {
    const differences = await differencesIn(files, plan, signal);
    return { ...planned, differences, outcome: 'planned', pullRequest: null };
  }
  if (branch === null)
    throw new Problem('invalid', 'It has no default branch, so there is nothing to ask for a merge into.');
  const { owner, name } = repository;
  const words = pullRequestText(plan, source.to.template);
  const { outcome, url, number } = await tools.open(
    { owner, name, base: branch, head, ...words, writes, deletions },
    signal,
  );
  return { ...planned, outcome, pullRequest: { url, number } };
}

/** Of one service, in characters: runs are kept in memory, with up to fifty services. */
const shown = { file: 8_000, all: 60_000 };

function differencesIn(
  files: FileTree,
  { writes, deletions, conflicts }: UpgradePlan,
  signal: AbortSignal,
): Promise<FileDifference[]> {
  const touched = [...writes.keys(), ...deletions].sort();
  const before = touched.flatMap((path) => {
    const file = files.get(path);
    return file ? [[path, file] as const] : [];
  });
  // What the team knows tells more than what is new.
  const first = [
    ...conflicts.flatMap(({ path, others }) => [path, ...others]),
    ...before.map(([path]) => path),
  ];
  return fileDifferences({ before: new Map(before), after: writes, first }, shown, signal);
}

function recordIn(files: FileTree): ServiceRecord {
  const file = files.get(recordPath);
  if (file?.kind !== 'file' && file?.kind !== 'executable') throw notFound(`Its ${recordPath}`);
  const { value, faults } = readServiceRecord(new TextDecoder().decode(file.content));
  if (value) return value;
  throw new Problem('invalid', `Invalid ${recordPath}.`, { faults });
}
