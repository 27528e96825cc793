import { mapInSlices } from '../base/map-in-slices.ts';
import { isPublicRepository, type PublicRepository } from '../domain/public-repository.ts';
import { fullName } from '../domain/repository.ts';
import { indexedFiles, searchDocument } from '../search/document/document.ts';
import type { IndexedBody, SearchEngine } from '../search/search.ts';
import type { QueryStore } from '../store/store.ts';
import { discloseRepository } from '../visibility/disclose.ts';
import type { Projection } from './projection.ts';

/** A step holds the process for about half a millisecond for each repository. */
const batchSize = 100;

interface IndexSource {
  engine: Pick<SearchEngine, 'position' | 'apply' | 'reset'>;
  /** The change sequence that the engine's position is of: engines keep a bare number. */
  history: string;
  readBlobs: QueryStore['readBlobs'];
  /** The organisations that are listed, by login in lower case; repositories of others are left out. */
  covered: ReadonlyMap<string, IndexedBody>;
  /** Ids of the collections that hold a repository, by its full name in lower case; none unless given. */
  collections?: ReadonlyMap<string, readonly string[]>;
}

/** The search index: public repositories of the organisations that the catalogue covers are put, all others removed. */
export function searchIndex(source: IndexSource): Projection {
  const { engine, readBlobs, covered, collections } = source;
  let { history } = source;

  async function documentsOf(repositories: readonly PublicRepository[]) {
    const blobs = await readBlobs([...new Set(repositories.flatMap(indexedFiles).map(({ oid }) => oid))]);
    return mapInSlices(repositories, (repository) => {
      const { organisation } = repository.evidence;
      const body = covered.get(organisation) ?? { name: organisation };
      const held = collections?.get(fullName(repository.evidence).toLowerCase());
      return searchDocument(repository, blobs, body, held);
    });
  }

  return {
    name: 'search',
    needs: ['repositories'],
    batchSize,
    async position() {
      const position = await engine.position();
      return position === 0 ? undefined : { history, position };
    },
    async apply({ repositories, position, ...changes }) {
      const shown = repositories
        .map((each) => discloseRepository(each, (login) => covered.has(login)))
        .filter(isPublicRepository);
      const put = await documentsOf(shown);
      const kept = new Set(shown.map(({ evidence }) => evidence.id));
      const remove = repositories.map(({ evidence }) => evidence.id).filter((id) => !kept.has(id));
      await engine.apply({ put, remove, position });
      history = changes.history;
    },
    rebuild: () => engine.reset(),
  };
}
