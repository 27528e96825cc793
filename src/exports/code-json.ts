import { fileAddress } from '../domain/file-address.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import { bodyOf, type DescriptionContext, type Described, type ExportContext } from './export-context.ts';

/**
 * An inventory by version 2.0.0 of the code.json metadata schema of code.gov. It can say of a release only that it is open
 * source or why it is not, so repositories without an OSI-approved licence are left out. `laborHours`, which the schema
 * asks for, is 0: nobody counts them.
 */
export async function* toCodeJson(
  repositories: AsyncIterable<PublicRepository>,
  context: ExportContext,
): AsyncGenerator<string> {
  const head = headOf(context.catalogue.brand);
  yield `${JSON.stringify(head).slice(0, -1)},"releases":[`;
  let separator = '\n';
  for await (const repository of repositories) {
    if (!repository.licence?.classes.osiApproved) continue;
    yield `${separator}${JSON.stringify(release(repository, context))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** An inventory that holds one repository. */
export function codeJsonOf(repository: Described, context: DescriptionContext): string {
  const head = headOf(bodyOf(context, repository.evidence.organisation));
  return `${JSON.stringify({ ...head, releases: [release(repository, context)] }, null, 2)}\n`;
}

function headOf(agency: string) {
  return { version: '2.0.0', agency, measurementType: { method: 'projects' } };
}

function release({ evidence, licence }: Described, context: DescriptionContext) {
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
    contact: { ...emailOf(context), URL: url },
    date: {
      ...(createdAt && { created: createdAt.slice(0, 10) }),
      ...(pushedAt && { lastModified: pushedAt.slice(0, 10) }),
      metadataLastUpdated: context.now.toISOString().slice(0, 10),
    },
  };
}

/** The schema asks for one, and takes an empty text where nobody is known. */
function emailOf({ contact, catalogue }: DescriptionContext): { email: string } {
  return { email: (contact?.includes('@') ? contact : catalogue.contact) ?? '' };
}
