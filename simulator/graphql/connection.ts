import type { GraphQLResolveInfo } from 'graphql';
import { Kind } from 'graphql';
import { githubError, NotSimulated } from './github-error.ts';

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

/** Refuses page arguments as GitHub does: none where nodes are asked for, or outside 1 to 100. */
export function pageSize(args: PageArguments, info: GraphQLResolveInfo): number {
  if (args.last != null || args.before != null) throw new NotSimulated('Paging backwards is not simulated.');
  const { first } = args;
  const name = info.fieldName;
  if (first == null) {
    if (!asksForNodes(info)) return 0;
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw githubError('MISSING_PAGINATION_BOUNDARIES', message);
  }
  if (first > 100) {
    const message = `Requesting ${first} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`;
    throw githubError('EXCESSIVE_PAGINATION', message);
  }
  if (first < 1) {
    throw githubError('INVALID_PAGINATION', `\`first\` on the \`${name}\` connection must be at least 1.`);
  }
  return first;
}

/** A connection over a short list that is in memory anyway; the cursor is the position. */
export function listConnection<T>(items: readonly T[], args: PageArguments, info: GraphQLResolveInfo) {
  const size = pageSize(args, info);
  const start = args.after ? Number(Buffer.from(args.after, 'base64').toString('latin1')) : 0;
  const nodes = items.slice(start, start + size);
  const cursor = (index: number) => Buffer.from(String(index)).toString('base64');
  return {
    totalCount: items.length,
    nodes,
    edges: () => nodes.map((node, index) => ({ node, cursor: cursor(start + index + 1) })),
    pageInfo: {
      hasNextPage: start + size < items.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length > 0 ? cursor(start + 1) : null,
      endCursor: nodes.length > 0 ? cursor(start + nodes.length) : null,
    },
  };
}

/** A connection that is only counted here. */
export function countOnly(totalCount: number) {
  return { totalCount };
}

function asksForNodes(info: GraphQLResolveInfo): boolean {
  return info.fieldNodes.some(({ selectionSet }) =>
    selectionSet?.selections.some(
      (selection) =>
        selection.kind !== Kind.FIELD || ['nodes', 'edges', 'pageInfo'].includes(selection.name.value),
    ),
  );
}
