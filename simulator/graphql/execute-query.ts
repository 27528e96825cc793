import { execute } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { AccountNode } from './account-node.ts';
import type { GraphqlContext } from './context.ts';
import { formatError, NotSimulated } from './github-error.ts';
import { githubSchema } from './github-schema.ts';
import { queryRoot } from './query-root.ts';
import { RepositoryNode } from './repository-node.ts';

export interface QueryAnswer {
  data?: Record<string, unknown> | null;
  errors?: Record<string, unknown>[];
}

export interface Query {
  document: DocumentNode;
  variables: Record<string, unknown>;
  operationName: string | undefined;
}

/**
 * Runs a query that was found valid.
 *
 * @returns the answer in GitHub's shape, and what the query asked for that this forge does not have
 */
export async function executeQuery(
  { document, variables, operationName }: Query,
  { estate, url, rateLimit, written }: Pick<GraphqlContext, 'estate' | 'url' | 'rateLimit' | 'written'>,
): Promise<{ answer: QueryAnswer; notSimulated: string[] }> {
  const context: GraphqlContext = {
    estate,
    url,
    rateLimit,
    written,
    repositoryNode: (repository) => new RepositoryNode(repository, context),
    accountNode: (account) => new AccountNode(account, context),
  };
  const { data, errors = [] }: ExecutionResult = await execute({
    schema: githubSchema(),
    document,
    rootValue: queryRoot,
    contextValue: context,
    variableValues: variables,
    operationName,
    fieldResolver,
  });
  const missing = errors.filter(({ originalError }) => originalError instanceof NotSimulated);
  return {
    answer: {
      ...(data === undefined ? {} : { data }),
      ...(errors.length > 0 ? { errors: errors.map(formatError) } : {}),
    },
    notSimulated: missing.map(({ message }) => message),
  };
}

/** As graphql's own, except that a field nobody wrote fails instead of answering null. */
const fieldResolver: GraphQLFieldResolver<Record<string, unknown>, GraphqlContext> = (
  source,
  args,
  context,
  info,
) => {
  const value = source[info.fieldName];
  if (value === undefined) {
    throw new NotSimulated(`The sample forge does not simulate ${info.parentType.name}.${info.fieldName}.`);
  }
  if (typeof value !== 'function') return value;
  return (value as Resolve).call(source, args, context, info);
};

type Resolve = (args: object, context: GraphqlContext, info: GraphQLResolveInfo) => unknown;
