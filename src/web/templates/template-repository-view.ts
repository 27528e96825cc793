import { packageName } from '../../domain/package-name.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { Policy } from '../../domain/policy.ts';
import type { PublicRepository } from '../../domain/public-repository.ts';
import { fullName } from '../../domain/repository.ts';
import { shortVersion } from '../../lineage/template-name.ts';
import type { ServiceEntry } from '../../store/store.ts';
import { licenceWarning } from '../../templates/templates.ts';
import { webAddress } from '../../domain/file-address.ts';
import { addresses } from '../components/addresses.ts';
import { organisationNames } from '../components/item-view.ts';
import { licenceLabel } from '../text/licences.ts';
import { ageOf, dateOf } from '../text/dates.ts';
import { statusLabels } from '../text/labels.ts';
import { countOf, numberOf } from '../text/numbers.ts';

interface TemplateRepositoryData {
  repository: PublicRepository;
  /** Those made from it. */
  services: readonly ServiceEntry[];
  canDownload: boolean;
}

interface TemplateRepositoryContext {
  catalogue: Catalogue;
  policies: readonly Policy[];
  now: Date;
}

/** A repository that others have marked as a template. */
export function templateRepositoryView(
  { repository, services, canDownload }: TemplateRepositoryData,
  { catalogue, policies, now }: TemplateRepositoryContext,
) {
  const { evidence, licence, assessments } = repository;
  const { owner, name, url, forge } = evidence;
  const names = organisationNames(catalogue);
  const own = addresses.templateRepository(owner, name);
  const repositoryHref = addresses.repository(owner, name);
  const page = webAddress(url);
  return {
    title: fullName(evidence),
    owner,
    name,
    description: evidence.description ?? '',
    warning: licence === undefined ? notCollected : (licenceWarning(licence) ?? ''),
    archived: evidence.archived === true,
    facts: factsOf(repository, names, now),
    checks: assessments.map(({ policy, status }) => ({
      title: policies.find(({ id }) => id === policy)?.title ?? policy,
      label: statusLabels[status],
    })),
    repositoryHref,
    command: page !== null && isPlain(page) ? `npx ${packageName} new ${page} my-service` : '',
    publish: 'gh repo create OWNER/my-service --public --source=my-service --push',
    downloadAction: canDownload ? `${own}/download` : '',
    generateHref: forge === 'github' && page !== null ? `${page.replace(/\/+$/, '')}/generate` : '',
    services: servicesView(services, evidence.head, names, now),
  };
}

/** Whether every shell takes an address for one word and nothing else. */
function isPlain(address: string): boolean {
  return /^[\w@%+=:,./-]+$/.test(address);
}

const notCollected =
  'We do not know if this repository has a licence. Check before you reuse its files: without a licence, you cannot legally reuse them.';

function factsOf(
  { evidence, licence }: PublicRepository,
  names: ReadonlyMap<string, string>,
  now: Date,
): { key: string; value: string }[] {
  const { organisation, language, stars, pushedAt, head } = evidence;
  const facts = [
    { key: 'Organisation', value: names.get(organisation.toLowerCase()) ?? evidence.owner },
    {
      key: 'Licence',
      value: licence ? licenceLabel(licence.spdx) : licence === null ? 'No licence' : 'Not known',
    },
    { key: 'Main language', value: language ?? '' },
    { key: 'Last updated', value: pushedAt ? `${ageOf(pushedAt, now)}, on ${dateOf(pushedAt)}` : '' },
    { key: 'Latest commit', value: head ? shortVersion(head) : '' },
    { key: 'Stars', value: stars === undefined ? '' : numberOf(stars) },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** Who started from it, and whether a record says that they are at the commit we saw last. */
function servicesView(
  services: readonly ServiceEntry[],
  head: string | null | undefined,
  names: ReadonlyMap<string, string>,
  now: Date,
) {
  const rows = services.map(({ owner, name, organisation, version, archived, pushedAt }) => ({
    name: `${owner}/${name}`,
    href: addresses.repository(owner, name),
    organisation: names.get(organisation.toLowerCase()) ?? organisation,
    commit: version === null ? 'Not known' : shortVersion(version),
    standing: versionStatus(version, head),
    activity: [archived ? 'Archived' : '', pushedAt === null ? '' : `Updated ${ageOf(pushedAt, now)}`]
      .filter((word) => word !== '')
      .join('. '),
  }));
  return { rows, summary: countOf(rows.length, 'repository', 'repositories') };
}

function versionStatus(version: string | null, head: string | null | undefined): string {
  if (version === null) return 'Not known: it has no record of the commit it started from';
  if (!head) return 'Not known';
  return version === head ? 'Up to date' : 'Out of date: the template has changed';
}
