import type { Blob, TreeEntry } from '../../domain/evidence.ts';
import { levelsOver } from '../../domain/levels.ts';
import { readmeAmong } from '../../documents/readme-file.ts';
import { fullName } from '../../domain/repository.ts';
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

/** What policies add up to; no field where none binds. */
function levelsField({ assessments }: PublicRepository): Pick<SearchDocument['item'], 'levels'> {
  const levels = levelsOver(assessments);
  return levels ? { levels } : {};
}

/**
 * What the index holds of a repository. Facts that were not collected are shown as if they were not there
 * (no licence, no stars), because a list has room for nothing else.
 */
export function searchDocument(
  repository: PublicRepository,
  blobs: ReadonlyMap<string, Blob>,
  body: IndexedBody,
): SearchDocument {
  const { evidence, licence, status } = repository;
  const texts = indexedFiles(repository).map(({ path, oid }) => ({ path, text: blobs.get(oid)?.text ?? '' }));
  const isManifest = ({ path }: { path: string }) => manifests.test(path);
  return {
    item: {
      id: evidence.id,
      fullName: fullName(evidence),
      owner: evidence.owner,
      name: evidence.name,
      url: evidence.url,
      description: evidence.description ?? null,
      language: evidence.language ?? null,
      topics: evidence.topics ?? [],
      licence: licence ? { spdx: licence.spdx, confidence: licence.confidence } : null,
      status,
      ...levelsField(repository),
      archived: evidence.archived ?? false,
      fork: evidence.fork ?? false,
      template: evidence.template ?? false,
      stars: evidence.stars ?? 0,
      pushedAt: evidence.pushedAt ?? null,
    },
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
