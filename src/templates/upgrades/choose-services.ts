import type { PublicUpgrade } from '../../domain/upgrade-record.ts';
import type { TemplateService } from './template-usage.ts';
import { recordPath } from '../planning/service-record.ts';

/** A service that was requested, and why it cannot be upgraded. */
export interface ChosenService {
  owner: string;
  name: string;
  /** Its version, as the newest harvest saw it. */
  from: string | null;
  /** Null: it can be upgraded. */
  refusal: string | null;
}

/** Why a service cannot be upgraded from here, in a sentence about it; null where it can. */
export function whyNotUpgradable({
  archived,
  source,
  drift,
}: Pick<TemplateService, 'archived' | 'source' | 'drift'>): string | null {
  if (archived) return 'It is archived: it takes no changes.';
  if (source !== 'record')
    return `It has no ${recordPath} with its version and answers, so what its team has changed cannot be distinguished from the template.`;
  if (!drift) return 'Its version is not known.';
  if (drift.ahead) return 'It is newer than this hub’s template.';
  return drift.behind === 0 ? 'It is up to date.' : null;
}

/**
 * The same services, those that an upgrade to this version was asked for already last: where there are more than one run
 * takes, all of them get their turn, also while teams leave their pull requests open.
 *
 * @param upgrades the newest of each
 */
export function leastRecentlyRequested(
  services: readonly TemplateService[],
  upgrades: readonly PublicUpgrade[],
  version: string,
): TemplateService[] {
  const asked = new Set(upgrades.flatMap(({ repository, to }) => (to === version ? [repository] : [])));
  return services.toSorted((one, other) => Number(asked.has(one.id)) - Number(asked.has(other.id)));
}

/**
 * The services to be upgraded, in their order or as they were named.
 *
 * @param wanted `owner/name`, in any case; all that are behind unless given
 */
export function chooseServices(
  services: readonly TemplateService[],
  wanted: readonly string[] | undefined,
): ChosenService[] {
  const known = services.map((service) => ({
    owner: service.owner,
    name: service.name,
    from: service.version,
    refusal: whyNotUpgradable(service),
  }));
  if (wanted === undefined) return known.filter(({ refusal }) => refusal === null);
  const byName = new Map(known.map((one) => [keyOf(one), one]));
  const keys = new Map(wanted.map((fullName) => [fullName.toLowerCase(), fullName]));
  return [...keys].map(([key, fullName]) => byName.get(key) ?? notListed(fullName));
}

function keyOf({ owner, name }: { owner: string; name: string }): string {
  return `${owner}/${name}`.toLowerCase();
}

function notListed(fullName: string): ChosenService {
  const [owner = '', ...rest] = fullName.split('/');
  const refusal = 'This hub does not list it as a service of this template.';
  return { owner, name: rest.join('/'), from: null, refusal };
}
