import type { Levels, Status } from './assessment.ts';
import type { LicenceVerdict } from './licence-verdict.ts';
import { levelsOver } from './levels.ts';
import type { PublicRepository, Tombstone } from './public-repository.ts';
import { fullName } from './repository.ts';

/** One repository as lists show it: what the index keeps, the API lists, pages and exports begin with. */
export interface RepositoryItem {
  id: string;
  fullName: string;
  owner: string;
  name: string;
  url: string;
  description: string | null;
  language: string | null;
  topics: string[];
  licence: Pick<LicenceVerdict, 'spdx' | 'confidence'> | null;
  status: Status;
  /** What the policies that bind it add up to, by force; left out where none does. */
  levels?: Levels | undefined;
  archived: boolean;
  fork: boolean;
  template: boolean;
  stars: number;
  /** ISO 8601. */
  pushedAt: string | null;
}

/**
 * A repository as an item of a list. Facts that were not collected are shown as if they were not there (no licence, no
 * stars), because a list has room for nothing else. Of a tombstone nothing that people wrote is shown.
 */
export function itemOf(repository: PublicRepository | Tombstone): RepositoryItem {
  const { evidence, licence, status } = repository;
  const { id, owner, name, url } = evidence;
  const open = repository.withdrawnAt === null ? repository : undefined;
  const levels = open && levelsOver(open.assessments);
  return {
    ...{ id, fullName: fullName(evidence), owner, name, url },
    description: open?.evidence.description ?? null,
    language: evidence.language ?? null,
    topics: open?.evidence.topics ?? [],
    licence: licence ? { spdx: licence.spdx, confidence: licence.confidence } : null,
    status,
    ...(levels && { levels }),
    archived: evidence.archived ?? false,
    fork: evidence.fork ?? false,
    template: evidence.template ?? false,
    stars: evidence.stars ?? 0,
    pushedAt: evidence.pushedAt ?? null,
  };
}
