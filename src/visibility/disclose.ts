import type { Disclosed, PublicRepository, Tombstone } from '../domain/public-repository.ts';
import type { Repository } from '../domain/repository.ts';

/** States that a value may be shown to anybody. Whoever calls this has made sure of it. */
export function disclose<T>(value: T): Disclosed<T> {
  return value as Disclosed<T>;
}

/**
 * The rule of what the public may see of a repository: all of one that is public and covered, a tombstone of one that
 * was, nothing of any other.
 *
 * @param covers whether the catalogue has an organisation, by its login
 */
export function discloseRepository(
  repository: Repository,
  covers: (login: string) => boolean,
): PublicRepository | Tombstone | undefined {
  const { evidence, withdrawnAt } = repository;
  if (evidence.visibility !== 'public' || !covers(evidence.organisation)) return undefined;
  return withdrawnAt === null && repository.status !== 'withdrawn'
    ? (repository as PublicRepository)
    : tombstoneOf(repository, withdrawnAt ?? repository.changedAt);
}

function tombstoneOf(repository: Repository, withdrawnAt: string): Tombstone {
  const { evidence, licence, firstSeenAt, observedAt, closures = [] } = repository;
  const { id, forge, organisation, owner, name, url, visibility, ownerType } = evidence;
  const { language, fork, archived, template, mirror, empty, stars, forks } = evidence;
  const { defaultBranch, createdAt, updatedAt, pushedAt } = evidence;
  return disclose({
    evidence: {
      ...{ id, forge, organisation, owner, name, url, visibility, ownerType },
      ...{ language, fork, archived, template, mirror, empty, stars, forks },
      ...{ defaultBranch, createdAt, updatedAt, pushedAt },
    },
    licence: licence && { spdx: licence.spdx, confidence: licence.confidence },
    status: 'withdrawn' as const,
    ...{ firstSeenAt, observedAt, withdrawnAt, closures },
  });
}
