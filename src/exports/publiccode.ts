import { stringify } from 'yaml';
import type { PublicRepository } from '../domain/public-repository.ts';
import { bodyOf, type DescriptionContext, type ExportContext, type Described } from './export-context.ts';

const maxShort = 150;
const maxLong = 10_000;

/**
 * One publiccode.yml (version 0.4) for each repository with a known licence, as a stream of YAML documents. Repositories
 * without a licence are left out, because the standard requires one. What only a team can say is not guessed: maintenance
 * is `none`, the platform `unspecified`, and the status `development` unless the repository is archived.
 */
export async function* toPubliccode(
  repositories: AsyncIterable<PublicRepository>,
  context: ExportContext,
): AsyncGenerator<string> {
  for await (const repository of repositories) {
    const { licence } = repository;
    if (licence && licence.spdx !== 'NOASSERTION')
      yield `---\n${publiccodeOf(repository, licence.spdx, context)}`;
  }
}

/** The publiccode.yml of one repository, with the people to write to where they are known. */
export function publiccodeOf(repository: Described, license: string, context: DescriptionContext): string {
  return stringify(publiccode(repository, license, context), { lineWidth: 0 });
}

function publiccode({ evidence }: Described, license: string, context: DescriptionContext) {
  const { name, url, homepage, organisation, pushedAt, latestRelease, archived, fork, parent } = evidence;
  const body = bodyOf(context, organisation);
  return {
    publiccodeYmlVersion: '0.4',
    name,
    url,
    ...(homepage && URL.canParse(homepage) && { landingURL: homepage }),
    ...(fork === true && parent && { isBasedOn: [new URL(`/${parent}`, url).href] }),
    ...(latestRelease && { softwareVersion: latestRelease.tag }),
    ...(pushedAt && { releaseDate: pushedAt.slice(0, 10) }),
    platforms: ['unspecified'],
    developmentStatus: archived === true ? 'obsolete' : 'development',
    softwareType: 'standalone/other',
    description: { en: description(evidence, body) },
    legal: { license, mainCopyrightOwner: body },
    maintenance: maintenance(body, context),
    localisation: { localisationReady: false, availableLanguages: ['en'] },
  };
}

/** The standard takes an e-mail address only, and asks for one where somebody maintains it. */
function maintenance(body: string, { contact = '' }: DescriptionContext) {
  if (!contact.includes('@')) return { type: 'none' };
  return { type: 'internal', contacts: [{ name: body, email: contact }] };
}

function description({ description: said, name, url, topics }: Described['evidence'], body: string) {
  const short = (said ?? '').trim() || `${name}, published by ${body}.`;
  const long = `${/[.!?…]$/.test(short) ? short : `${short}.`} This is ${name}, which ${body} publishes at ${url}. This description was made from the facts of the repository; its README says more, and who looks after it.`;
  const shortDescription = cut(short, maxShort);
  return {
    shortDescription,
    longDescription: cut(long, maxLong),
    features: topics?.length ? topics : [shortDescription],
  };
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
