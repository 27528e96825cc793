import { Problem } from '../../base/problem.ts';
import type { FileTree, MergeTrees } from '../../domain/file-tree.ts';
import type { Question, ServiceRecord, TemplateSource } from '../../domain/template.ts';
import { planLayers, withLayers } from '../layers/layer-versions.ts';
import { planService } from '../planning/plan-service.ts';
import { recordPath } from '../planning/service-record.ts';
import { namesOf } from '../answers/values.ts';
import { readUpgradeAnswers } from './answers.ts';
import { releasesSince } from './version-gap.ts';
import { markedFiles } from './markers.ts';
import { withMine } from './mine.ts';
import { renamesBetween } from './migrate.ts';
import { rewriteRecord } from './rewrite-record.ts';
import type { ServiceFiles, UpgradePlan, UpgradeVersions } from './upgrade-plan.ts';
import type { UpgradeSource } from './upgrade-source.ts';

export interface VersionPlanInput {
  source: UpgradeSource;
  /** As read from the service's `.codehub.yml`. */
  record: ServiceRecord;
  /** ISO date of today: for a service whose record does not say when it was started. */
  date: string;
  /** Answers in place of the recorded ones, and to questions that are new, by question id; defaults otherwise. */
  set?: Readonly<Record<string, unknown>>;
  /** Patterns of paths that the team keeps for itself from now on, besides those of the record. */
  mine?: readonly string[];
  /** Paths of the service, for a template that is itself a layer: it asks what is there. */
  present?: readonly string[];
}

/**
 * Makes the files of both versions from the recorded answers. Pure.
 *
 * @throws Problem `invalid` with every answer that its version does not accept
 */
export function planVersions(input: VersionPlanInput): UpgradeVersions {
  const { source, set = {} } = input;
  const main = planTemplate({ ...input, set: setFor(source.to, source.layers, set) });
  return source.layers ? withLayers(main, planLayers(input, main, source.layers)) : main;
}

/** What is set for a layer alone is no answer to the template. */
function setFor(
  { template }: TemplateSource,
  layers: readonly UpgradeSource[] = [],
  set: NonNullable<VersionPlanInput['set']>,
) {
  const asked = (questions: readonly Question[], id: string) => questions.some((each) => each.id === id);
  const layered = layers.flatMap(({ to }) => to.template.questions);
  const own = Object.entries(set).filter(([id]) => asked(template.questions, id) || !asked(layered, id));
  return Object.fromEntries(own);
}

function planTemplate(input: VersionPlanInput): UpgradeVersions {
  const { source, record, date, set = {}, present } = input;
  const answers = readUpgradeAnswers(source, record, set);
  const there = source.to.template.kind === 'layer' ? { present } : {};
  const on = { date: record.started ?? date, hub: record.hub, ...there };
  const from = planService(source.from, answers.from, on);
  const to = planService(source.to, answers.to, on);
  const { template, version } = to;
  return {
    from,
    to,
    ...withMine({ ...record, template, version, answers: answers.to }, input.mine),
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
  if (isUpToDate(versions)) {
    const writes = new Map(
      versions.recordChanged ? [[recordPath, rewriteRecord(record, service.files)]] : [],
    );
    return { ...plan, writes, deletions: [], conflicts: [], notices: [], unmerged: [] };
  }
  // Loaded where there is something to merge alone: starting a service merges nothing.
  const { mergeUpgrade } = await import('./merge-upgrade.ts');
  const { deleted, ...merged } = await mergeUpgrade(versions, service, tools);
  const after = { ...record, deleted: deleted.length > 0 ? deleted : undefined };
  const writes = new Map([...merged.writes, [recordPath, rewriteRecord(after, service.files)]]);
  return { ...plan, ...merged, record: after, writes };
}

function refuseMarked(files: FileTree): void {
  const marked = markedFiles(files);
  if (marked.length === 0) return;
  const message = 'Conflicts of an earlier upgrade are still marked in these files. Settle them first.';
  throw new Problem('conflict', message, { faults: marked });
}

function isUpToDate({ from, to, layersChanged = false }: UpgradeVersions): boolean {
  if (from.version !== to.version || layersChanged) return false;
  const ids = new Set([...Object.keys(from.answers), ...Object.keys(to.answers)]);
  return [...ids].every((id) => from.answers[id] === to.answers[id]);
}
