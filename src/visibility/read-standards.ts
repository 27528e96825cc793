import type { Dependency } from '../domain/dependency.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import { standardFiles, standardsOf, type SpokenStandard } from '../standards/standards.ts';
import type { PublicStore } from './public-store.ts';

/** The standards that a public repository speaks, by its README and manifests as they are stored. */
export async function readStandards(
  store: Pick<PublicStore, 'readBlobs'>,
  repository: PublicRepository,
  dependencies: readonly Dependency[],
): Promise<SpokenStandard[]> {
  const { evidence } = repository;
  const entries = standardFiles(evidence.tree);
  const blobs = await store.readBlobs(
    repository,
    entries.map(({ oid }) => oid),
  );
  const files = entries.map(({ path, oid }) => ({ path, text: blobs.get(oid)?.text }));
  return standardsOf({ evidence, files, dependencies });
}
