import type { GitSource } from '../../domain/catalogue.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { browsableUrl, identityOf } from '../../git/address.ts';

/** A repository the catalogue lists by URL, with its identity. */
export interface GitRepository extends GitSource {
  id: string;
}

export function identified(source: GitSource): GitRepository {
  return { ...source, id: identityOf(source.url) };
}

/** Facts from git and from the catalogue; everything else is not collected. */
export function evidenceOf(
  source: GitRepository,
  seen: Pick<Evidence, 'head' | 'defaultBranch' | 'empty' | 'pushedAt' | 'committedAt' | 'tree'>,
): Evidence {
  const { id, organisation, name, url, description } = source;
  return {
    id,
    forge: 'git',
    organisation: organisation.toLowerCase(),
    owner: organisation,
    name,
    url: browsableUrl(url),
    visibility: 'public',
    ...(description === null ? {} : { description }),
    ...seen,
  };
}
