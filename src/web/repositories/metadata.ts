import type { Catalogue } from '../../domain/catalogue.ts';
import { webAddress } from '../../domain/file-address.ts';
import type { PublicRepository } from '../../domain/public-repository.ts';
import { fullName } from '../../domain/repository.ts';
import { addresses } from '../components/addresses.ts';
import { licenceLabel } from '../text/licences.ts';

/** What other machines read of a repository's page: its one address, a sentence, and schema.org's `SoftwareSourceCode`. */
export interface PageMetadata {
  canonical: string;
  description: string;
  /** JSON that may stand in an element of HTML as it is. */
  json: string;
}

const maxDescription = 300;

/** @param address where this hub was asked; with an empty one, addresses are those of the hub, without a host */
export function repositoryMetadata(
  repository: PublicRepository,
  catalogue: Pick<Catalogue, 'organisations'>,
  address: string,
): PageMetadata {
  const { evidence, licence } = repository;
  const canonical = `${address}${addresses.repository(evidence.owner, evidence.name)}`;
  const body = catalogue.organisations.find(
    ({ login }) => login.toLowerCase() === evidence.organisation.toLowerCase(),
  );
  const use = licence ? `Licence: ${licenceLabel(licence.spdx)}.` : 'It has no licence that we found.';
  const about = evidence.description ?? `Code by ${body?.name ?? evidence.owner}.`;
  return {
    canonical,
    description: `${about.slice(0, maxDescription)} ${use}`,
    json: inHtml(
      sourceCode(repository, {
        canonical,
        publisher: body?.name ?? evidence.owner,
        homepage: body?.homepage,
      }),
    ),
  };
}

/** https://schema.org/SoftwareSourceCode, as far as it is known. */
function sourceCode(
  { evidence, licence }: PublicRepository,
  {
    canonical,
    publisher,
    homepage,
  }: { canonical: string; publisher: string; homepage: string | null | undefined },
) {
  const { description, language, topics = [], createdAt, pushedAt, latestRelease, url } = evidence;
  return {
    '@context': 'https://schema.org',
    '@type': 'SoftwareSourceCode',
    name: fullName(evidence),
    url: canonical,
    codeRepository: webAddress(url) ?? undefined,
    description: description ?? undefined,
    programmingLanguage: language ?? undefined,
    keywords: topics.length > 0 ? topics : undefined,
    license: licence ? licenceOf(licence.spdx) : undefined,
    dateCreated: createdAt ?? undefined,
    dateModified: pushedAt ?? undefined,
    version: latestRelease?.tag,
    creativeWorkStatus: evidence.archived ? 'Archived' : undefined,
    publisher: {
      '@type': 'Organization',
      name: publisher,
      url: homepage === null ? undefined : webAddress(homepage ?? ''),
    },
  };
}

/** The page of a standard licence; an expression of several, or what is no standard one, by its name. */
function licenceOf(spdx: string) {
  const isStandard = /^[A-Za-z0-9.-]+$/.test(spdx) && !/^(?:LicenseRef-|NOASSERTION)/.test(spdx);
  if (isStandard) return `https://spdx.org/licenses/${spdx}.html`;
  return { '@type': 'CreativeWork', name: licenceLabel(spdx) };
}

/** JSON in which nothing ends the element it stands in, nor begins a comment: `<`, `>` and `&` are escaped. */
export function inHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
