import type { FileTree } from '../../domain/file-tree.ts';
import type { Answers, FilePlan, LayerRecord, ServiceRecord } from '../../domain/template.ts';
import { sortTree } from '../../git/file-tree.ts';
import { namesOf } from '../answers/values.ts';
import { planService } from '../planning/plan-service.ts';
import { recordPath } from '../planning/service-record.ts';
import { readUpgradeAnswers } from '../upgrades/answers.ts';
import { renamesBetween } from '../upgrades/migrate.ts';
import type { UpgradeVersions } from '../upgrades/upgrade-plan.ts';
import type { UpgradeSource } from '../upgrades/upgrade-source.ts';
import { releasesSince } from '../upgrades/version-gap.ts';

interface LayerPlanInput {
  record: ServiceRecord;
  date: string;
  set?: Readonly<Record<string, unknown>>;
}

/** What the service answers to questions that a layer asks too. */
export function layerAnswers(
  service: Answers,
  { questions }: { questions: readonly { id: string }[] },
): Answers {
  const asked = new Set(questions.map(({ id }) => id));
  return Object.fromEntries(Object.entries(service).filter(([id]) => asked.has(id)));
}

/** Both versions of each layer of a service, in the order of the record. Answers that are set count for layers, too. */
export function planLayers(
  { record, date, set = {} }: LayerPlanInput,
  main: Pick<UpgradeVersions, 'from' | 'to'>,
  sources: readonly UpgradeSource[],
): UpgradeVersions[] {
  return (record.layers ?? []).flatMap((layer, index) => {
    const source = sources[index];
    return source ? [planLayer({ layer, source }, { record, date, set }, main)] : [];
  });
}

function planLayer(
  { layer, source }: { layer: LayerRecord; source: UpgradeSource },
  { record, date, set }: Required<LayerPlanInput>,
  main: Pick<UpgradeVersions, 'from' | 'to'>,
): UpgradeVersions {
  const answersOf = (service: Answers, { template }: UpgradeSource['from']) => {
    return { ...layerAnswers(service, template), ...layer.answers };
  };
  const asked = layerAnswers(set as Answers, source.to.template);
  const before = { ...record, ...layer, answers: answersOf(main.from.answers, source.from) };
  const after = { ...layerAnswers({ ...main.to.answers, ...layer.answers }, source.to.template), ...asked };
  const answers = readUpgradeAnswers(source, before, after);
  const on = { date: record.started ?? date, hub: record.hub };
  const from = planService(source.from, answers.from, { ...on, present: [...main.from.files.keys()] });
  const to = planService(source.to, answers.to, { ...on, present: [...main.to.files.keys()] });
  const { changelog } = source.to.template;
  return {
    from,
    to,
    record: { ...record, template: to.template, version: to.version, answers: answers.to },
    changelog: releasesSince(changelog, from.version),
    renames: renamesBetween(
      source.to.template,
      { from: from.version, to: to.version },
      { from: namesOf(answers.from), to: namesOf(answers.to) },
    ),
  };
}

/**
 * A service with its layers as one: a path that several have is that of the last. One merge then brings all of them up
 * to date, and keeps what the team has edited in any.
 */
export function withLayers(main: UpgradeVersions, layers: readonly UpgradeVersions[]): UpgradeVersions {
  if (layers.length === 0) return main;
  const named = layers.flatMap(({ to, changelog }) =>
    changelog.map((release) => ({ ...release, version: `${to.template} ${release.version}` })),
  );
  return {
    ...main,
    from: overlaid(
      main.from,
      layers.map(({ from }) => from),
    ),
    to: overlaid(
      main.to,
      layers.map(({ to }) => to),
    ),
    record: { ...main.record, layers: layers.map(({ to }) => layerRecord(to, main.record.answers)) },
    changelog: [...main.changelog, ...named],
    renames: [...main.renames, ...layers.flatMap(({ renames }) => renames)],
    layersChanged: layers.some(({ from, to }) => !isSame(from, to)),
  };
}

function isSame(one: FilePlan, other: FilePlan): boolean {
  const ids = new Set([...Object.keys(one.answers), ...Object.keys(other.answers)]);
  return one.version === other.version && [...ids].every((id) => one.answers[id] === other.answers[id]);
}

/** The files of plans laid over those of another, without their records. */
export function overlaid(main: FilePlan, layers: readonly FilePlan[]): FilePlan {
  const files = new Map(main.files);
  for (const layer of layers) for (const [path, file] of withoutRecord(layer.files)) files.set(path, file);
  return { ...main, files: sortTree(files) };
}

function withoutRecord(files: FileTree): FileTree {
  return new Map([...files].filter(([path]) => path !== recordPath));
}

/** A layer as the record keeps it: what it answers as the service does is not said twice. */
export function layerRecord({ template, version, answers }: FilePlan, service: Answers): LayerRecord {
  const own = Object.entries(answers).filter(([id, value]) => service[id] !== value);
  return { template, version, answers: Object.fromEntries(own) };
}
