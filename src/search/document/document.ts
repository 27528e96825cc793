import { packageName, readPackages, type PackageReading } from '../../dependencies/dependencies.ts';
import { standardFiles, standardsOf } from '../../standards/standards.ts';
import type { Blob, EvidenceFile, TreeEntry } from '../../domain/evidence.ts';
import { isReadmeName } from '../../documents/readme-file.ts';
import { itemOf } from '../../domain/repository-item.ts';
import type { PublicRepository } from '../../domain/public-repository.ts';
import { readableWords } from './readable-words.ts';
import type { IndexedBody, SearchDocument } from '../search.ts';

/** The files whose words are searched: one README, and manifests at the root. */
export function indexedFiles({ evidence }: PublicRepository): TreeEntry[] {
  return standardFiles(evidence.tree);
}

/** What the index holds of a repository. */
export function searchDocument(
  repository: PublicRepository,
  blobs: ReadonlyMap<string, Blob>,
  body: IndexedBody,
  collections: readonly string[] = [],
): SearchDocument {
  const { evidence } = repository;
  const files = indexedFiles(repository).map(({ path, oid }): EvidenceFile => {
    const blob = blobs.get(oid);
    return { path, oid, text: blob?.text ?? '', truncated: blob?.truncated ?? false };
  });
  const packages = readPackages(files);
  return {
    item: itemOf(repository),
    organisation: evidence.organisation,
    organisationName: body.name,
    standards: standardsOf({ evidence, files, dependencies: packages.dependencies }).map(({ id }) => id),
    publishes: packages.publishes.length > 0,
    collections,
    nation: body.nation,
    bodyType: body.bodyType,
    createdAt: evidence.createdAt,
    forks: evidence.forks,
    readme: files
      .filter(({ path }) => isReadmeName(path))
      .map(({ path, text }) => readableWords(path, text ?? ''))
      .join(' '),
    keywords: keywordsOf(packages),
  };
}

/** As many as are searched; more stand only in what tools wrote. */
const maxKeywords = 400;

/** Often holds all that is installed, and not what was chosen. */
const requirements = /requirements[^/]*$/i;

/** The keywords of a repository's manifests, and the names of the packages that it asks for itself. */
export function keywordsOf({ keywords, dependencies }: PackageReading): string[] {
  const asked = dependencies.filter(({ direct, file }) => direct && !requirements.test(file));
  const names = asked.map((each) => packageName(each.package));
  return [...new Set([...keywords, ...names])].slice(0, maxKeywords);
}
