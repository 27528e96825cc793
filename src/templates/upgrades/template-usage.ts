import type { Template } from '../../domain/template.ts';
import type { ServiceEntry } from '../../store/store.ts';
import { compareReleases } from '../definitions/validate-template.ts';
import { versionGap, type VersionGap } from './version-gap.ts';

/** Who uses a template, and how far behind they are. */
export interface TemplateUsage {
  /** Those that lack the most first, archived ones last; otherwise by name. */
  services: TemplateService[];
  /** How many are of each version, newest first; null: not known. Without archived ones, as below. */
  versions: { version: string | null; services: number }[];
  upToDate: number;
  behind: number;
  /** Those among them that lack a change that matters for security. */
  lackingSecurity: number;
  unknown: number;
}

export interface TemplateService extends ServiceEntry {
  /** null where its version is not known. */
  drift: VersionGap | null;
}

/**
 * Compares services with their template's changelog. Pure. An archived service is listed and not counted: it cannot be
 * upgraded.
 *
 * @param services those of this template
 */
export function templateUsage(
  template: Pick<Template, 'version' | 'changelog'>,
  services: readonly ServiceEntry[],
): TemplateUsage {
  const drifts = new Map<string, VersionGap>();
  const adopted = services.map((service): TemplateService => {
    const { version } = service;
    if (version === null) return { ...service, drift: null };
    const drift = drifts.get(version) ?? versionGap(template, version);
    drifts.set(version, drift);
    return { ...service, drift };
  });
  const active = adopted.filter(({ archived }) => !archived);
  return {
    services: adopted.toSorted(byNeed),
    versions: countVersions(active),
    upToDate: active.filter(({ drift }) => drift?.behind === 0).length,
    behind: active.filter(({ drift }) => drift && drift.behind > 0).length,
    lackingSecurity: active.filter(({ drift }) => drift && drift.security.length > 0).length,
    unknown: active.filter(({ drift }) => !drift).length,
  };
}

function byNeed(one: TemplateService, other: TemplateService): number {
  return (
    Number(one.archived) - Number(other.archived) ||
    (other.drift?.security.length ?? 0) - (one.drift?.security.length ?? 0) ||
    (other.drift?.behind ?? 0) - (one.drift?.behind ?? 0) ||
    nameOf(one).localeCompare(nameOf(other), 'en-GB')
  );
}

function nameOf({ owner, name }: ServiceEntry): string {
  return `${owner}/${name}`;
}

function countVersions(services: readonly TemplateService[]): TemplateUsage['versions'] {
  const groups = Map.groupBy(services, ({ version }) => version);
  return [...groups]
    .map(([version, group]) => ({ version, services: group.length }))
    .sort((one, other) => {
      if (one.version === null || other.version === null) return one.version === null ? 1 : -1;
      return compareReleases(other.version, one.version);
    });
}
