import type { Closure } from './closure.ts';
import type { Evidence } from './evidence.ts';
import type { LicenceVerdict } from './licence-verdict.ts';
import type { Repository } from './repository.ts';

declare const disclosed: unique symbol;

/**
 * A value that passed the rule of what the public may see. Only `src/visibility` makes one, so a page, an answer or an
 * export that asks for it cannot be given anything else by mistake.
 */
export type Disclosed<T> = T & { readonly [disclosed]: true };

/** A repository that anybody may see: public, within reach, and of an organisation in the catalogue. */
export type PublicRepository = Disclosed<
  Repository & { evidence: Evidence & { visibility: 'public' }; withdrawnAt: null }
>;

/** What stays visible of a repository that was public once: facts of the forge, and no word that people wrote. */
export type Tombstone = Disclosed<{
  evidence: Omit<
    Evidence,
    'tree' | 'description' | 'homepage' | 'topics' | 'latestRelease' | 'parent' | 'madeFrom' | 'head'
  >;
  licence: Pick<LicenceVerdict, 'spdx' | 'confidence'> | null | undefined;
  status: 'withdrawn';
  firstSeenAt: string;
  observedAt: string;
  withdrawnAt: string;
  /** Oldest first; the last one is open. */
  closures: readonly Closure[];
}>;

/** Whether a repository is there for anybody to see, and not what is left of one. */
export function isPublicRepository(
  repository: PublicRepository | Tombstone | undefined,
): repository is PublicRepository {
  return repository?.withdrawnAt === null;
}
