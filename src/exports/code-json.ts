import { fileAddress } from '../domain/file-address.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import { bodyOf, type ExportContext } from './export-context.ts';

/**
 * An inventory by version 2.0.0 of the code.json metadata schema of code.gov. It can say of a release only that it is open
 * source or why it is not, so repositories without an OSI-approved licence are left out. `laborHours`, which the schema
 * asks for, is 0: nobody counts them.
 */
export async function* toCodeJson(
  repositories: AsyncIterable<PublicRepository>,
  context: ExportContext,
): AsyncGenerator<string> {
  const head = { version: '2.0.0', agency: context.catalogue.brand, measurementType: { method: 'projects' } };
  yield `${JSON.stringify(head).slice(0, -1)},"releases":[`;
  let separator = '\n';
  for await (const repository of repositories) {
    if (!repository.licence?.classes.osiApproved) continue;
    yield `${separator}${JSON.stringify(release(repository, context))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

function release({ evidence, licence }: PublicRepository, context: ExportContext) {
  const { name, url, homepage, organisation, createdAt, pushedAt, language, topics } = evidence;
  const file = licence?.files[0]?.path;
  return {
    name,
    organization: bodyOf(context, organisation),
    description: evidence.description ?? name,
    ...(evidence.archived === true && { status: 'Archival' }),
    permissions: {
      licenses: [
        { name: licence?.spdx ?? '', URL: file === undefined ? url : (fileAddress(evidence, file) ?? url) },
      ],
      usageType: 'openSource',
      exemptionText: null,
    },
    repositoryURL: url,
    ...(homepage && URL.canParse(homepage) && { homepageURL: homepage }),
    vcs: 'git',
    laborHours: 0,
    tags: topics ?? [],
    languages: language ? [language] : [],
    contact: { ...(context.catalogue.contact !== null && { email: context.catalogue.contact }), URL: url },
    date: {
      ...(createdAt && { created: createdAt.slice(0, 10) }),
      ...(pushedAt && { lastModified: pushedAt.slice(0, 10) }),
      metadataLastUpdated: context.now.toISOString().slice(0, 10),
    },
  };
}
