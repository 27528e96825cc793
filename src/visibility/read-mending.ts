import { readmeEntry } from '../documents/readme-file.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import { readyFiles, type Mending, type MendingFacts } from '../mending/mending.ts';
import type { PublicStore } from './public-store.ts';

/** The files that would mend what checks found lacking in a public repository, by its files as they are stored. */
export async function readMending(
  store: Pick<PublicStore, 'readBlobs'>,
  repository: PublicRepository,
  context: Pick<MendingFacts, 'catalogue' | 'answers' | 'now'>,
): Promise<Mending> {
  const { evidence, licence, findings } = repository;
  const entry = readmeEntry(evidence.tree);
  const blob = entry && (await store.readBlobs(repository, [entry.oid])).get(entry.oid);
  const readme =
    entry && typeof blob?.text === 'string' && !blob.truncated
      ? { path: entry.path, text: blob.text }
      : undefined;
  return readyFiles({ ...context, evidence, licence, findings, readme });
}
