import { Problem } from '../../base/problem.ts';
import type { ServiceRecord, TemplateSource } from '../../domain/template.ts';
import type { Templates } from '../definitions/load-templates.ts';
import { compareReleases } from '../definitions/validate-template.ts';

/** A template as it was when the service was made or last upgraded, and as it is now. */
export interface UpgradeSource {
  from: TemplateSource;
  to: TemplateSource;
  /** The same of the layers that were added to the service, in their order. */
  layers?: readonly UpgradeSource[];
}

/**
 * Finds both versions of a service's template.
 *
 * @param wanted the release to go to, in place of the newest
 * @throws Problem `not-found` for a template this hub does not have, or a version it has not kept; `invalid` for a
 *   service that is newer than the hub's template, or than the version wanted
 */
export async function findUpgradeSource(
  templates: Pick<Templates, 'find' | 'release' | 'versions'>,
  { template, version, layers }: Pick<ServiceRecord, 'template' | 'version' | 'layers'>,
  wanted?: string,
): Promise<UpgradeSource> {
  const source = await findVersions(templates, { template, version }, wanted);
  return layers === undefined ? source : { ...source, layers: await findLayerSources(templates, layers) };
}

/** The same for the layers of a service. */
export function findLayerSources(
  templates: Pick<Templates, 'find' | 'release' | 'versions'>,
  layers: NonNullable<ServiceRecord['layers']>,
): Promise<UpgradeSource[]> {
  return Promise.all(layers.map((layer) => findVersions(templates, layer)));
}

async function findVersions(
  templates: Pick<Templates, 'find' | 'release' | 'versions'>,
  { template, version }: Pick<ServiceRecord, 'template' | 'version'>,
  wanted?: string,
): Promise<UpgradeSource> {
  const present = await templates.find(template).catch(withHint);
  const newest = present.template.version;
  if (compareReleases(version, newest) > 0) {
    const message = `This service is of ${template} ${version}, and the newest here is ${newest}. It was made or upgraded by a newer hub: use that one, or bring this hub up to date. Nothing was changed.`;
    throw new Problem('invalid', message);
  }
  const to =
    wanted === undefined || wanted === newest
      ? present
      : await findWanted(templates, { template, version }, wanted);
  const from = await templates.release(template, version);
  if (from) return { from, to };
  const kept = (await templates.versions(template)).join(', ');
  const message = `Version ${version} of the template ${template}, which this service was made from, is not kept by this hub. It keeps: ${kept}. Without it, local edits cannot be distinguished from the template's.`;
  throw new Problem('not-found', message);
}

async function findWanted(
  templates: Pick<Templates, 'release' | 'versions'>,
  { template, version }: Pick<ServiceRecord, 'template' | 'version'>,
  wanted: string,
): Promise<TemplateSource> {
  const versions = await templates.versions(template);
  const offered = versions.filter((each) => compareReleases(each, version) >= 0).join(', ');
  const found = versions.includes(wanted) ? await templates.release(template, wanted) : undefined;
  if (!found)
    throw new Problem(
      'not-found',
      `The template ${template} has no version ${wanted}. This service can have: ${offered}.`,
    );
  if (compareReleases(wanted, version) >= 0) return found;
  const message = `This service is of ${template} ${version}, and ${wanted} is older: an upgrade only goes forward. It can have: ${offered}. To take an upgrade back, use git.`;
  throw new Problem('invalid', message);
}

/** Templates of an organisation are there only where somebody says where they are. */
function withHint(error: unknown): never {
  if (!(error instanceof Problem) || error.kind !== 'not-found') throw error;
  const message = `${error.message} Where it is a template of your organisation, CODEHUB_TEMPLATES has to say where those are.`;
  throw new Problem('not-found', message, { faults: error.faults });
}
