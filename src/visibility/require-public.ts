import { notFound } from '../base/problem.ts';
import { isPublicRepository, type PublicRepository } from '../domain/public-repository.ts';
import type { PublicStore } from './public-store.ts';

/**
 * A repository that anybody may see, by its current name.
 *
 * @throws Problem `not-found` for one that is not there, or that is no longer public
 */
export async function requirePublic(
  store: Pick<PublicStore, 'findRepository'>,
  { owner, name }: { owner: string; name: string },
): Promise<PublicRepository> {
  const found = await store.findRepository(owner, name);
  if (!isPublicRepository(found)) throw notFound(`The repository ${owner}/${name}`);
  return found;
}
