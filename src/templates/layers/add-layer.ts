import { Problem } from '../../base/problem.ts';
import type { Answers, FilePlan, ServiceRecord, Template, TemplateSource } from '../../domain/template.ts';
import { isRepositoryName } from '../../lineage/template-name.ts';
import { readAnswers } from '../answers/answers.ts';
import type { Templates } from '../definitions/template-set.ts';
import { planService } from '../planning/plan-service.ts';
import { planVersions } from '../upgrades/plan-upgrade.ts';
import type { UpgradeVersions } from '../upgrades/upgrade-plan.ts';
import { findUpgradeSource } from '../upgrades/upgrade-source.ts';
import { withoutTwins } from './twins.ts';
import { layerAnswers, layerRecord, overlaid } from './layer-versions.ts';

export interface LayerAddition {
  /** The id of the layer. */
  layer: string;
  /** Answers for the layer, by question id. */
  set: Readonly<Record<string, unknown>>;
  /** Asks a person what neither the service nor `set` answers. */
  ask?: ((template: Template, given: Answers) => Promise<Answers>) | undefined;
  /** ISO date of today. */
  date: string;
  /** Paths that are in the folder. */
  present: readonly string[];
}

/**
 * A service without and with a layer, at the versions it has: what is merged to add one. Without a record the layer
 * becomes what the folder was made from.
 *
 * @throws Problem `not-found` for a layer that is unknown, `invalid` for one that is there already or for answers
 *   that will not do
 */
export async function addedLayer(
  record: ServiceRecord | undefined,
  addition: LayerAddition,
  templates: Pick<Templates, 'find' | 'release' | 'versions' | 'layers'>,
): Promise<UpgradeVersions> {
  const source = await findLayer(addition.layer, templates);
  if (!record) return startedWith(source, addition);
  const names = [record.template, ...(record.layers ?? []).map(({ template }) => template)];
  if (names.includes(addition.layer))
    throw new Problem(
      'invalid',
      `The service has ${addition.layer} already: codehub upgrade brings it up to date.`,
    );
  const before = await asItIs(record, addition, templates);
  const answers = await answersFor(source, layerAnswers(record.answers, source.template), addition);
  const to = planService(source, answers, {
    ...{ date: record.started ?? addition.date, hub: record.hub },
    present: [...before.to.files.keys(), ...addition.present],
  });
  const added = layerRecord(to, record.answers);
  const files = withoutTwins(to.files, addition.present);
  return {
    ...before,
    to: overlaid(before.to, [{ ...to, files }]),
    record: { ...before.record, layers: [...(before.record.layers ?? []), added] },
    layersChanged: true,
  };
}

/** @throws Problem `not-found` that says which layers there are */
export async function findLayer(
  id: string,
  templates: Pick<Templates, 'find' | 'layers'>,
): Promise<TemplateSource> {
  const ids = (await templates.layers()).map((each) => each.id);
  if (!ids.includes(id))
    throw new Problem('not-found', `There is no layer ${id}. There are: ${ids.join(', ')}.`);
  return templates.find(id);
}

async function startedWith(source: TemplateSource, addition: LayerAddition): Promise<UpgradeVersions> {
  const { date, present } = addition;
  const answers = await answersFor(source, {}, addition);
  const to = planService(source, answers, { date, present });
  return {
    from: nothingOf(to.template, '0.0.0', date),
    to: { ...to, files: withoutTwins(to.files, present) },
    record: { template: to.template, version: to.version, started: date, answers },
    changelog: [],
    renames: [],
  };
}

/** What the service was made of, without moving it to a newer version. The files of a repository are not known here. */
async function asItIs(
  record: ServiceRecord,
  { date }: LayerAddition,
  templates: Pick<Templates, 'find' | 'release' | 'versions'>,
): Promise<UpgradeVersions> {
  if (isRepositoryName(record.template)) {
    const nothing = nothingOf(record.template, record.version, record.started ?? date);
    return { from: nothing, to: nothing, record, changelog: [], renames: [] };
  }
  const { from, layers = [] } = await findUpgradeSource(templates, record);
  const same = layers.map((layer) => ({ from: layer.from, to: layer.from }));
  return planVersions({ source: { from, to: from, layers: same }, record, date });
}

async function answersFor(
  { template }: TemplateSource,
  given: Answers,
  { set, ask }: LayerAddition,
): Promise<Answers> {
  const known = { ...given, ...set } as Answers;
  const { answers, faults } = readAnswers(template, ask ? await ask(template, known) : known);
  if (answers) return answers;
  throw new Problem('invalid', `${template.id} needs other answers. Give them with --set.`, {
    faults: faults.map(({ question, message }) => `${question} ${message}.`),
  });
}

function nothingOf(template: string, version: string, date: string): FilePlan {
  return { template, version, date, answers: {}, files: new Map() };
}
