import type { GraphqlContext } from './context.ts';
import { blockedError, githubError } from './github-error.ts';

export interface RepositoryName {
  owner: string;
  name: string;
  followRenames?: boolean | null | undefined;
}

export function findRepository({ owner, name, followRenames }: RepositoryName, context: GraphqlContext) {
  const { estate } = context;
  const found =
    estate.repository(owner, name) ?? (followRenames === false ? undefined : estate.formerly(owner, name));
  if (found?.blocked) throw blockedError();
  if (found?.visibility === 'public') return context.repositoryNode(found);
  throw githubError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
}
