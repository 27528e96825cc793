import { notFound, Problem } from '../../base/problem.ts';
import { isPublicRepository, type PublicRepository, type Tombstone } from '../../domain/public-repository.ts';
import { fullName } from '../../domain/repository.ts';
import type { ReadRepository } from '../../domain/template-repository.ts';
import { planCopy, type Copy } from './plan-copy.ts';

/** Whether others may start from a repository here: it is marked as a template, and holds something. */
export function isTemplateRepository({
  evidence: { template, empty },
}: Pick<PublicRepository, 'evidence'>): boolean {
  return template === true && empty !== true;
}

/**
 * A copy of a harvested repository as it is now, from the address the harvest saw and from no other.
 *
 * @param options.asked what to call it when it is not there
 * @param options.date ISO date of today
 * @throws Problem `not-found` for what is not there or not public, `conflict` for what is no template; as
 *   `ReadRepository` and `planCopy` do
 */
export async function copyHarvested(
  repository: PublicRepository | Tombstone | undefined,
  options: { asked: string; date: string; readRepository: ReadRepository; signal: AbortSignal },
): Promise<Copy> {
  const { asked, date, readRepository, signal } = options;
  if (!isPublicRepository(repository)) throw notFound(`The repository ${asked}`);
  if (!isTemplateRepository(repository)) {
    const message = `${fullName(repository.evidence)} is not marked as a template, or is empty.`;
    throw new Problem('conflict', message);
  }
  const tree = await readRepository({ address: repository.evidence.url, typed: false }, signal);
  return planCopy(tree, { date });
}
