import { Problem } from '../../base/problem.ts';
import type { FileTree, MergeTrees } from '../../domain/file-tree.ts';
import type { FilePlan, ServiceRecord, TemplateRelease } from '../../domain/template.ts';
import { isSameFile } from '../../git/file-tree.ts';
import type { WorkTree } from '../../git/work-tree.ts';
import { planService } from '../planning/plan-service.ts';
import { recordFile, recordPath } from '../planning/service-record.ts';
import { namesOf } from '../answers/values.ts';
import { readUpgradeAnswers } from './answers.ts';
import { tellConflict, type UpgradeConflict } from './conflicts.ts';
import { releasesSince } from './version-gap.ts';
import { findHiddenChanges, findLeftOut } from './left-out.ts';
import { withLineEndsOf } from './line-ends.ts';
import { labelsFor, markedFiles } from './markers.ts';
import { renameFiles, renamesBetween, type Rename } from './migrate.ts';
import type { UpgradeSource } from './upgrade-source.ts';

/** A service as it is: what is merged, and what must not be touched. */
export type ServiceFiles = Pick<WorkTree, 'files'> & Partial<Pick<WorkTree, 'hidden' | 'submodules'>>;

export interface VersionPlanInput {
  source: UpgradeSource;
  /** As read from the service's `.codehub.yml`. */
  record: ServiceRecord;
  /** ISO date of today: for a service whose record does not say when it was started. */
  date: string;
  /** Answers in place of the recorded ones, and to questions that are new, by question id; defaults otherwise. */
  set?: Readonly<Record<string, unknown>>;
}

/** Both versions of a service without edits, and the changes between them. */
export interface UpgradeVersions {
  from: FilePlan;
  to: FilePlan;
  /** As it will say that it is of the newest version. */
  record: ServiceRecord;
  /** Releases between the versions, newest first. */
  changelog: TemplateRelease[];
  /** What the template has moved, oldest first. */
  renames: Rename[];
}

/** What an upgrade does to the files of a service. */
export interface UpgradePlan {
  template: string;
  /** The version before. */
  from: string;
  version: string;
  /** Files to be written, the record among them; none when the service is up to date. */
  writes: FileTree;
  deletions: string[];
  conflicts: UpgradeConflict[];
  record: ServiceRecord;
  /** Releases between the versions, newest first. */
  changelog: TemplateRelease[];
}

/**
 * Makes the files of both versions from the recorded answers. Pure.
 *
 * @throws Problem `invalid` with every answer that its version does not accept
 */
export function planVersions({ source, record, date, set = {} }: VersionPlanInput): UpgradeVersions {
  const answers = readUpgradeAnswers(source, record, set);
  const on = { date: record.started ?? date, hub: record.hub };
  const from = planService(source.from, answers.from, on);
  const to = planService(source.to, answers.to, on);
  const { template, version } = to;
  return {
    from,
    to,
    record: { template, version, hub: record.hub, started: record.started, answers: answers.to },
    changelog: releasesSince(source.to.template.changelog, from.version),
    renames: renamesBetween(
      source.to.template,
      { from: from.version, to: version },
      { from: namesOf(answers.from), to: namesOf(answers.to) },
    ),
  };
}

/**
 * Works out how a service comes up to the newest version of its template.
 *
 * @throws Problem as `planVersions` and `mergeVersions` do
 */
export async function planUpgrade(
  request: VersionPlanInput & ServiceFiles,
  tools: { mergeTrees: MergeTrees; signal: AbortSignal },
): Promise<UpgradePlan> {
  return mergeVersions(planVersions(request), request, tools);
}

/**
 * Works out how a service comes from one version to another, keeping local edits and deletions. Changes nothing by
 * itself. What the service shares with neither version is its own and stays.
 *
 * @param service its own files, without those git ignores; `hidden` and `submodules` are never touched
 * @throws Problem `conflict` when marks of an earlier upgrade are still there
 */
export async function mergeVersions(
  versions: UpgradeVersions,
  service: ServiceFiles,
  tools: { mergeTrees: MergeTrees; signal: AbortSignal },
): Promise<UpgradePlan> {
  refuseMarked(service.files);
  const { from, to, record, changelog } = versions;
  const { template, version } = to;
  const plan = { template, from: from.version, version, record, changelog };
  if (isUpToDate(versions)) return { ...plan, writes: new Map(), deletions: [], conflicts: [] };
  const merged = await mergeUpgrade(versions, service, tools);
  const writes = new Map([...merged.writes, [recordPath, recordFile(record)]]);
  return { ...plan, ...merged, writes };
}

function refuseMarked(files: FileTree): void {
  const marked = markedFiles(files);
  if (marked.length === 0) return;
  const message = 'Conflicts of an earlier upgrade are still marked in these files. Settle them first.';
  throw new Problem('conflict', message, { faults: marked });
}

function isUpToDate({ from, to }: Pick<UpgradeVersions, 'from' | 'to'>): boolean {
  if (from.version !== to.version) return false;
  const ids = new Set([...Object.keys(from.answers), ...Object.keys(to.answers)]);
  return [...ids].every((id) => from.answers[id] === to.answers[id]);
}

async function mergeUpgrade(
  { from, to, renames }: UpgradeVersions,
  { files, hidden = new Set(), submodules = [] }: ServiceFiles,
  { mergeTrees, signal }: { mergeTrees: MergeTrees; signal: AbortSignal },
): Promise<Pick<UpgradePlan, 'writes' | 'deletions' | 'conflicts'>> {
  const own = withoutUnsafe(files);
  const aside = new Set([recordPath, ...hidden]);
  const templates = { from: without(aside, from.files), to: without(aside, to.files) };
  const { base: renamed, ours } = renameFiles({ base: templates.from, ours: own }, renames, submodules);
  const leftOut = findLeftOut({ base: renamed, ours, theirs: templates.to }, submodules);
  const base = withLineEndsOf(ours, renamed);
  const kept = without(new Set(leftOut.map(({ path }) => path)), templates.to);
  const theirs = withLineEndsOf(ours, kept);
  const labels = labelsFor(to);
  const { changed, removed, conflicts } = await mergeTrees({ base, ours, theirs, labels }, signal);
  const merged = new Map([...ours, ...changed]);
  for (const path of removed) merged.delete(path);
  // A deletion stays, though the template has changed the file since: that is a conflict, and the file does not come back.
  for (const { kind, paths } of conflicts) {
    if (kind === 'removed-in-ours' && base.has(paths[0])) merged.delete(paths[0]);
  }
  return {
    writes: new Map([...merged].filter(([path, file]) => !isSameFile(file, own.get(path)))),
    deletions: [...own.keys()].filter((path) => !merged.has(path)),
    conflicts: [
      ...conflicts.map((conflict) => tellConflict(conflict, merged)),
      ...leftOut,
      ...findHiddenChanges({ from: from.files, to: to.files }, hidden),
    ],
  };
}

function without(paths: ReadonlySet<string>, files: FileTree): FileTree {
  return new Map([...files].filter(([path]) => !paths.has(path)));
}

/** The service's files without its record, and without paths that could lead out of it. */
function withoutUnsafe(files: FileTree): FileTree {
  const unsafe = (segment: string) => ['', '.', '..'].includes(segment) || /^\.git$/i.test(segment);
  return new Map([...files].filter(([path]) => path !== recordPath && !path.split('/').some(unsafe)));
}
