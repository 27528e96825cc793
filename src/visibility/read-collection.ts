import type { Collection } from '../domain/collection.ts';
import { isPublicRepository } from '../domain/public-repository.ts';
import { itemOf, type RepositoryItem } from '../domain/repository-item.ts';
import { repositoryNames } from './compare-repositories.ts';
import type { PublicStore } from './public-store.ts';

/** The repositories of a collection that are public here, in its order, and how many are not. */
export async function readCollection(
  store: Pick<PublicStore, 'findRepository'>,
  { repositories }: Pick<Collection, 'repositories'>,
): Promise<{ items: RepositoryItem[]; missing: number }> {
  const found = await Promise.all(
    repositoryNames(repositories).map(({ owner, name }) => store.findRepository(owner, name)),
  );
  const items = found.filter((each) => isPublicRepository(each)).map(itemOf);
  return { items, missing: found.length - items.length };
}
