import { Problem } from '../../base/problem.ts';
import type { Answers, ServiceRecord, Template } from '../../domain/template.ts';
import type { ReadRepository } from '../../domain/template-repository.ts';
import { isRepositoryName } from '../../lineage/template-name.ts';
import type { Templates } from '../definitions/load-templates.ts';
import { addedLayer } from '../layers/add-layer.ts';
import { planLayers, withLayers } from '../layers/layer-versions.ts';
import { repositoryVersions } from '../repositories/repository-versions.ts';
import type { CopyWarning } from '../repositories/safe-files.ts';
import { keptAnswers } from './answers.ts';
import { hasRecord, pathsIn, readRecord } from './folder-record.ts';
import type { GitSteps } from './git-steps.ts';
import { planVersions } from './plan-upgrade.ts';
import type { UpgradeVersions } from './upgrade-plan.ts';
import { findLayerSources, findUpgradeSource } from './upgrade-source.ts';

export interface FolderUpgrade {
  directory: string;
  /** Where the template repository is, in place of what the record says. */
  from?: string | undefined;
  /** Answers in place of recorded ones, and to new questions, by question id. */
  set: Readonly<Record<string, string>>;
  /** Patterns of paths that the team keeps for itself from now on. */
  mine?: readonly string[];
  /** The release to upgrade to, in place of the newest. */
  to?: string | undefined;
  /** Asks a person the questions that have no answer yet; without it they get their defaults. */
  ask?: ((template: Template, given: Answers) => Promise<Answers>) | undefined;
  /** A layer to be added at the versions the service has, in place of an upgrade. The folder then needs no record. */
  layer?: string | undefined;
  dryRun: boolean;
  /** ISO date of today. */
  date: string;
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

/** What is merged in a folder: the versions that its record leads to, or a layer that is added. */
export async function versionsIn(
  request: FolderUpgrade,
  tools: FolderUpgradeDependencies,
): ReturnType<typeof versionsFor> {
  const { directory, layer } = request;
  if (layer === undefined) return versionsFor(await readRecord(directory), request, tools);
  const record = (await hasRecord(directory)) ? await readRecord(directory) : undefined;
  const addition = { ...request, layer, present: await pathsIn(directory) };
  return { versions: await addedLayer(record, addition, tools.templates), warnings: [] };
}

async function versionsFor(
  record: ServiceRecord,
  { directory, set, ask, from, date, mine = [], to }: FolderUpgrade,
  { templates, readRepository, onFetch, signal }: FolderUpgradeDependencies,
): Promise<{ versions: UpgradeVersions; warnings: CopyWarning[] }> {
  if (isRepositoryName(record.template)) {
    requireNoAnswers(set, record);
    requireNewest(to, record);
    onFetch?.(from ?? record.from ?? '');
    const copied = await repositoryVersions({ record, from, date, mine }, { readRepository, signal });
    const layers = await findLayerSources(templates, record.layers ?? []);
    const { versions } = copied;
    return { ...copied, versions: withLayers(versions, planLayers({ record, date }, versions, layers)) };
  }
  if (from !== undefined) {
    const message = `This service was made from ${record.template}, a template of the hub: it is not read from anywhere.`;
    throw new Problem('invalid', message);
  }
  const source = await findUpgradeSource(templates, record, to);
  const answers = ask ? await ask(source.to.template, { ...keptAnswers(source, record), ...set }) : set;
  const present = source.to.template.kind === 'layer' ? await pathsIn(directory) : [];
  return { versions: planVersions({ source, record, date, set: answers, mine, present }), warnings: [] };
}

function requireNoAnswers(set: FolderUpgrade['set'], { template }: ServiceRecord): void {
  if (Object.keys(set).length === 0) return;
  throw new Problem('invalid', `${template} is a template repository: it asks no questions.`);
}

function requireNewest(to: string | undefined, { template }: ServiceRecord): void {
  if (to === undefined) return;
  const message = `${template} is a template repository, of which only the newest commit can be had: leave out --to.`;
  throw new Problem('invalid', message);
}
