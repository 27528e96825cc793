import type { Blob, TreeEntry } from '../../domain/evidence.ts';
import { readmeAmong } from '../../documents/readme-file.ts';
import { itemOf } from '../../domain/repository-item.ts';
import type { PublicRepository } from '../../domain/public-repository.ts';
import { dependencies } from './dependencies.ts';
import { readableWords } from './readable-words.ts';
import type { IndexedBody, SearchDocument } from '../search.ts';

const manifests = /^(package\.json|pyproject\.toml|cargo\.toml|description|[^/]+\.(cs|fs|vb)proj)$/i;

/** The files whose words are searched: one README, and manifests at the root. */
export function indexedFiles({ evidence }: PublicRepository): TreeEntry[] {
  const files = (evidence.tree ?? []).filter(({ type }) => type === 'file');
  const readme = readmeAmong(files);
  return [...(readme ? [readme] : []), ...files.filter(({ path }) => manifests.test(path)).slice(0, 5)];
}

/** What the index holds of a repository. */
export function searchDocument(
  repository: PublicRepository,
  blobs: ReadonlyMap<string, Blob>,
  body: IndexedBody,
): SearchDocument {
  const { evidence } = repository;
  const texts = indexedFiles(repository).map(({ path, oid }) => ({ path, text: blobs.get(oid)?.text ?? '' }));
  const isManifest = ({ path }: { path: string }) => manifests.test(path);
  return {
    item: itemOf(repository),
    organisation: evidence.organisation,
    organisationName: body.name,
    nation: body.nation,
    bodyType: body.bodyType,
    createdAt: evidence.createdAt,
    forks: evidence.forks,
    readme: texts
      .filter((file) => !isManifest(file))
      .map(({ path, text }) => readableWords(path, text))
      .join(' '),
    keywords: texts.filter(isManifest).flatMap(({ path, text }) => dependencies(path, text)),
  };
}
