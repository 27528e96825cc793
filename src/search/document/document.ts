import type { Blob, TreeEntry } from '../../domain/evidence.ts';
import { fullName } from '../../domain/repository.ts';
import type { Repository } from '../../domain/repository.ts';
import { dependencies } from './dependencies.ts';
import { plainText } from './plain-text.ts';
import type { SearchDocument } from '../search.ts';

/** In the order they are preferred when several are at the root. */
const readmes = [/^readme\.(md|markdown)$/i, /^readme$/i, /^readme\.(rst|txt|adoc|rdoc|org)$/i, /^readme\./i];
const manifests = /^(package\.json|pyproject\.toml|cargo\.toml|description|[^/]+\.(cs|fs|vb)proj)$/i;

/** Whether search shows a repository: public and within reach. */
export function isListed({ evidence, status, withdrawnAt }: Repository): boolean {
  return evidence.visibility === 'public' && withdrawnAt === null && status !== 'withdrawn';
}

/** The files whose words are searched: one README, and manifests at the root. */
export function indexedFiles({ evidence }: Repository): TreeEntry[] {
  const files = (evidence.tree ?? []).filter(({ type }) => type === 'file');
  const readme = firstNamed(files, /^/) ?? firstNamed(files, /^(?:\.github|docs)\//);
  return [...(readme ? [readme] : []), ...files.filter(({ path }) => manifests.test(path)).slice(0, 5)];
}

/**
 * What the index holds of a repository. Facts that were not collected are shown as if they were not there
 * (no licence, no stars), because a list has room for nothing else.
 */
export function searchDocument(
  repository: Repository,
  blobs: ReadonlyMap<string, Blob>,
  organisationName: string,
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
      archived: evidence.archived ?? false,
      fork: evidence.fork ?? false,
      template: evidence.template ?? false,
      stars: evidence.stars ?? 0,
      pushedAt: evidence.pushedAt ?? null,
    },
    organisation: evidence.organisation,
    organisationName,
    readme: texts
      .filter((file) => !isManifest(file))
      .map(({ text }) => plainText(text))
      .join(' '),
    keywords: texts.filter(isManifest).flatMap(({ path, text }) => dependencies(path, text)),
  };
}

/** The preferred README among the files of a folder, whose path is matched by `folder`. */
function firstNamed(files: readonly TreeEntry[], folder: RegExp): TreeEntry | undefined {
  const named = (name: RegExp) =>
    files.find(({ path }) => folder.test(path) && name.test(path.replace(folder, '')));
  return readmes.map(named).find((entry) => entry !== undefined);
}
