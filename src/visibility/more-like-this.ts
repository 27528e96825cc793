import { readmeEntry } from '../documents/readme-file.ts';
import type { PublicRepository } from '../domain/public-repository.ts';
import { itemOf } from '../domain/repository-item.ts';
import { likenessWords, readableWords } from '../search/search.ts';
import type { DescribedRepository, SearchEngine, SearchHit } from '../search/search.ts';
import type { PublicStore } from './public-store.ts';

interface Sources {
  store: Pick<PublicStore, 'readBlobs'>;
  search: Pick<SearchEngine, 'search'>;
}

/** The public repositories that are most like one by what they say of themselves, the most alike first. */
export async function moreLikeThis(
  { store, search }: Sources,
  repository: PublicRepository,
  limit: number,
): Promise<SearchHit[]> {
  const entry = readmeEntry(repository.evidence.tree);
  const blobs = entry && (await store.readBlobs(repository, [entry.oid]));
  const readme = entry ? readableWords(entry.path, blobs?.get(entry.oid)?.text ?? '') : '';
  return findAlike(search, { ...itemOf(repository), readme }, limit);
}

/** How little a place further down counts less (Cormack, Clarke and Büttcher 2009, “Reciprocal rank fusion”). */
const rankOffset = 5;

/**
 * The repositories that hold the most, and the rarest, of the words of another: two searches of bounded length, whose
 * results are joined by their places.
 */
export async function findAlike(
  search: Sources['search'],
  repository: DescribedRepository & { id: string },
  limit: number,
): Promise<SearchHit[]> {
  const groups = likenessWords(repository).filter((words) => words.length > 0);
  const found = await Promise.all(groups.map((words) => searchFor(search, words, 2 * limit + 1)));
  const scores = new Map<string, { hit: SearchHit; score: number }>();
  for (const items of found) {
    const others = items.filter(({ id }) => id !== repository.id);
    for (const [place, hit] of others.entries()) {
      const score = (scores.get(hit.id)?.score ?? 0) + 1 / (rankOffset + place);
      scores.set(hit.id, { hit, score });
    }
  }
  const ranked = [...scores.values()].sort((one, other) => other.score - one.score);
  return ranked.slice(0, limit).map(({ hit }) => hit);
}

async function searchFor(search: Sources['search'], words: readonly string[], perPage: number) {
  const text = `${words.join(' ')} `; // the last word is whole
  const query = { text, filters: {}, sort: 'relevance', page: 1, perPage } as const;
  return (await search.search({ ...query, facets: false, wordsOnly: true })).items;
}
