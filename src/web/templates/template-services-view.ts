import type { Catalogue } from '../../domain/catalogue.ts';
import type { Lineage, Template } from '../../domain/template.ts';
import type { PublicUpgrade } from '../../domain/upgrade-record.ts';
import type { ServiceEntry } from '../../store/store.ts';
import {
  templateUsage,
  whyNotUpgradable,
  type TemplateService,
  type TemplateUsage,
} from '../../templates/templates.ts';
import { addresses } from '../components/addresses.ts';
import { organisationNames } from '../components/item-view.ts';
import { upgradeRecordView } from '../upgrades/record-view.ts';
import { ageOf } from '../text/dates.ts';
import { countOf } from '../text/numbers.ts';

interface TemplateUsers {
  services: readonly ServiceEntry[];
  /** What came of the newest upgrade of each. */
  upgrades: readonly PublicUpgrade[];
}

/** Who uses a template, at which version, how far behind, how we know, and which security fixes they are missing. */
export function servicesView(
  template: Pick<Template, 'version' | 'changelog'>,
  { services, upgrades }: TemplateUsers,
  catalogue: Catalogue,
  now: Date,
) {
  const names = organisationNames(catalogue);
  const newest = new Map(upgrades.map((upgrade) => [upgrade.repository, upgrade]));
  const adoption = templateUsage(template, services);
  const { lackingSecurity } = adoption;
  return {
    rows: adoption.services.map((service) => ({
      ...rowOf(service, now),
      organisation: names.get(service.organisation.toLowerCase()) ?? service.organisation,
      upgrade: upgradeRecordView(newest.get(service.id)),
    })),
    summary: `Used by ${countOf(services.length, 'repository', 'repositories')}. ${countsOf(adoption)}`,
    upgradable: adoption.services.some((service) => whyNotUpgradable(service) === null),
    warning:
      lackingSecurity === 0
        ? ''
        : `${countOf(lackingSecurity, 'repository is', 'repositories are')} missing security fixes.`,
  };
}

function countsOf({ versions, upToDate, behind, unknown }: TemplateUsage): string {
  const used = versions.filter(({ version }) => version !== null);
  const counts = [
    behind === 0 ? '' : `${behind} out of date`,
    upToDate === 0 ? '' : `${upToDate} up to date`,
    unknown === 0 ? '' : `${unknown} with an unknown version`,
  ].filter((count) => count !== '');
  const inUse = used.map(({ version, services }) => `${version} (${services})`).join(', ');
  return [
    counts.length === 0 ? '' : `Of those still in use: ${counts.join(', ')}.`,
    used.length === 0 ? '' : `Versions in use: ${inUse}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function rowOf(service: TemplateService, now: Date) {
  const { owner, name, version, archived, pushedAt, drift, source } = service;
  return {
    name: `${owner}/${name}`,
    href: addresses.repository(owner, name),
    version: version ?? 'Not known',
    known: drift !== null,
    standing: versionStatus(service),
    source: sourceLabels[source],
    security: drift?.security ?? [],
    lacking: countOf(drift?.security.length ?? 0, 'security fix', 'security fixes'),
    activity: [archived ? 'Archived' : '', pushedAt === null ? '' : `Updated ${ageOf(pushedAt, now)}`]
      .filter((word) => word !== '')
      .join('. '),
  };
}

export const sourceLabels: Record<Lineage['source'], string> = {
  record: 'its own record says so',
  forge: 'GitHub says so',
  content: 'its files match the template',
};

/** How far behind a service is, and why that cannot be mended from here where the reason is not plain to see. */
export function versionStatus(service: Pick<TemplateService, 'archived' | 'source' | 'drift'>): string {
  const { drift, source, archived } = service;
  const unrecorded = source !== 'record' && !archived ? ` ${whyNotUpgradable(service) ?? ''}` : '';
  if (!drift) return `Not known.${unrecorded}`;
  if (drift.ahead) return 'Newer than our template';
  return drift.behind === 0
    ? 'Up to date'
    : `${countOf(drift.behind, 'release')} behind${unrecorded && `.${unrecorded}`}`;
}
