import { Problem } from '../../base/problem.ts';
import type { ServiceRecord, TemplateSource } from '../../domain/template.ts';
import type { Templates } from '../definitions/load-templates.ts';
import { compareReleases } from '../definitions/validate-template.ts';

/** A template as it was when the service was made or last upgraded, and as it is now. */
export interface UpgradeSource {
  from: TemplateSource;
  to: TemplateSource;
}

/**
 * Finds both versions of a service's template.
 *
 * @throws Problem `not-found` for a template this hub does not have, or a version it has not kept; `invalid` for a
 *   service that is newer than the hub's template
 */
export async function findUpgradeSource(
  templates: Pick<Templates, 'find' | 'release' | 'versions'>,
  { template, version }: Pick<ServiceRecord, 'template' | 'version'>,
): Promise<UpgradeSource> {
  const to = await templates.find(template);
  const newest = to.template.version;
  if (compareReleases(version, newest) > 0) {
    const message = `This service is of ${template} ${version}, and this hub has only ${newest}. It was made or upgraded by a newer hub: use that one, or bring this hub up to date. Nothing was changed.`;
    throw new Problem('invalid', message);
  }
  const from = await templates.release(template, version);
  if (from) return { from, to };
  const kept = (await templates.versions(template)).join(', ');
  const message = `Version ${version} of the template ${template}, which this service was made from, is not kept by this hub. It keeps: ${kept}. Without it, local edits cannot be distinguished from the template's.`;
  throw new Problem('not-found', message);
}
