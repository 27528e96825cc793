import type { SampleAccount } from '../estate/repository.ts';
import { readNodeId } from '../node-ids.ts';
import type { GraphqlContext } from './context.ts';
import { blockedError, githubError, protectedMessage } from './github-error.ts';
import { findRepository } from './find-repository.ts';
import type { RepositoryName } from './find-repository.ts';

type ByLogin = { login: string };
type PullChange = { input: { pullRequestId: string } };

function setDraft(id: string, draft: boolean, { written }: GraphqlContext) {
  const pull = written.pullById(id);
  if (!pull) throw githubError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
  pull.draft = draft;
  return { clientMutationId: null };
}

/** The fields of GitHub's `Query` and `Mutation` that are answered. */
export const queryRoot = {
  repositoryOwner({ login }: ByLogin, context: GraphqlContext) {
    const account = context.estate.account(login);
    if (account?.protected) throw githubError('FORBIDDEN', protectedMessage);
    return account ? context.accountNode(account) : null;
  },
  organization({ login }: ByLogin, context: GraphqlContext) {
    return accountNode(login, 'organisation', context, `an Organization with the login of '${login}'.`);
  },
  user({ login }: ByLogin, context: GraphqlContext) {
    return accountNode(login, 'user', context, `a User with the login of '${login}'.`);
  },
  repository(args: RepositoryName, context: GraphqlContext) {
    return findRepository(args, context);
  },
  node({ id }: { id: string }, context: GraphqlContext) {
    return nodeById(id, context);
  },
  nodes({ ids }: { ids: string[] }, context: GraphqlContext) {
    if (ids.length > 100) {
      const message = `You may not provide more than 100 node ids; you provided ${ids.length}.`;
      throw githubError('ARGUMENT_LIMIT', message);
    }
    return ids.map((id) => nodeById(id, context));
  },
  convertPullRequestToDraft({ input }: PullChange, context: GraphqlContext) {
    return setDraft(input.pullRequestId, true, context);
  },
  markPullRequestReadyForReview({ input }: PullChange, context: GraphqlContext) {
    return setDraft(input.pullRequestId, false, context);
  },
  rateLimit(_args: object, { rateLimit }: GraphqlContext) {
    return rateLimit;
  },
  viewer(_args: object, { url }: GraphqlContext) {
    return { __typename: 'User', login: 'sample-harvester', id: 'U_sample', url: `${url}/sample-harvester` };
  },
};

function accountNode(login: string, kind: SampleAccount['kind'], context: GraphqlContext, what: string) {
  const account = context.estate.account(login);
  if (account?.kind !== kind) throw githubError('NOT_FOUND', `Could not resolve to ${what}`);
  return context.accountNode(account);
}

/** An error in place of a node becomes that node's own error, and leaves the others of a list alone. */
function nodeById(nodeId: string, context: GraphqlContext) {
  const { type, id } = readNodeId(nodeId) ?? {};
  if (type === 'Repository') {
    const repository = context.estate.repositoryById(id ?? 0);
    if (repository?.blocked) return blockedError();
    if (repository?.visibility === 'public') return context.repositoryNode(repository);
  } else if (type === 'account') {
    const account = context.estate.accountById(id ?? 0);
    if (account) return context.accountNode(account);
  }
  return githubError('NOT_FOUND', `Could not resolve to a node with the global id of '${nodeId}'`);
}
