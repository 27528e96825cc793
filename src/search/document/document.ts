import { readPackages } from '../../dependencies/dependencies.ts';
import { standardFiles, standardsOf } from '../../standards/standards.ts';
import type { Blob, EvidenceFile, TreeEntry } from '../../domain/evidence.ts';
import { isReadmeName } from '../../documents/readme-file.ts';
import { itemOf } from '../../domain/repository-item.ts';
import type { PublicRepository } from '../../domain/public-repository.ts';
import { dependencies } from './dependencies.ts';
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
): SearchDocument {
  const { evidence } = repository;
  const files = indexedFiles(repository).map(({ path, oid }): EvidenceFile => {
    const blob = blobs.get(oid);
    return { path, oid, text: blob?.text ?? '', truncated: blob?.truncated ?? false };
  });
  const texts = files.map(({ path, text }) => ({ path, text: text ?? '' }));
  const isReadme = ({ path }: { path: string }) => isReadmeName(path);
  return {
    item: itemOf(repository),
    organisation: evidence.organisation,
    organisationName: body.name,
    standards: standardsOf({ evidence, files, dependencies: readPackages(files).dependencies }).map(
      ({ id }) => id,
    ),
    nation: body.nation,
    bodyType: body.bodyType,
    createdAt: evidence.createdAt,
    forks: evidence.forks,
    readme: texts
      .filter(isReadme)
      .map(({ path, text }) => readableWords(path, text))
      .join(' '),
    keywords: texts.filter((file) => !isReadme(file)).flatMap(({ path, text }) => dependencies(path, text)),
  };
}
