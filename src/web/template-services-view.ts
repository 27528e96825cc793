import type { Catalogue } from '../registry/catalogue.ts';
import type { Template } from '../registry/template.ts';
import type { QueryStore } from '../store/store.ts';
import { driftOf } from '../templates/templates.ts';
import { addresses } from './parts/addresses.ts';
import { organisationNames } from './parts/item-view.ts';
import { ageOf } from './words/dates.ts';
import { countOf } from './words/numbers.ts';

type Service = Awaited<ReturnType<QueryStore['services']>>[number];

/** Who uses a template, at which version, how far behind, and what they lack that matters for security. */
export function servicesView(
  template: Pick<Template, 'version' | 'changelog'>,
  services: readonly Service[],
  catalogue: Catalogue,
  now: Date,
) {
  const names = organisationNames(catalogue);
  const rows = services
    .map((service) => rowOf(template, service, names, now))
    .sort((one, other) => other.security.length - one.security.length || other.behind - one.behind);
  const lacking = rows.filter(({ security }) => security.length > 0).length;
  return {
    rows,
    summary: countOf(rows.length, 'repository', 'repositories'),
    warning:
      lacking === 0
        ? ''
        : `${countOf(lacking, 'repository lacks', 'repositories lack')} changes that matter for security.`,
  };
}

function rowOf(
  template: Pick<Template, 'version' | 'changelog'>,
  { owner, name, organisation, version, archived, pushedAt }: Service,
  names: ReadonlyMap<string, string>,
  now: Date,
) {
  const drift = version === null ? undefined : driftOf(template, version);
  return {
    name: `${owner}/${name}`,
    href: addresses.repository(owner, name),
    organisation: names.get(organisation.toLowerCase()) ?? organisation,
    version: version ?? 'Not known',
    known: drift !== undefined,
    behind: drift?.behind ?? 0,
    standing: standingOf(drift),
    security: drift?.security ?? [],
    activity: [archived ? 'Archived' : '', pushedAt === null ? '' : `Last change ${ageOf(pushedAt, now)}`]
      .filter((word) => word !== '')
      .join('. '),
  };
}

function standingOf(drift: ReturnType<typeof driftOf> | undefined): string {
  if (drift === undefined) return 'Not known: it has no record of its version';
  if (drift.ahead) return 'Newer than this hub’s template';
  return drift.behind === 0 ? 'Up to date' : `${countOf(drift.behind, 'release')} behind`;
}
