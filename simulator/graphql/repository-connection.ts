import type { GraphQLResolveInfo } from 'graphql';
import { indexAfter } from '../estate/listing.ts';
import type { Listing, Order, Position } from '../estate/listing.ts';
import type { SampleAccount, SampleRepository } from '../estate/repository.ts';
import { pageSize } from './connection.ts';
import type { PageArguments } from './connection.ts';
import type { GraphqlContext } from './context.ts';
import { blockedError, githubError } from './github-error.ts';

interface RepositoryArguments extends PageArguments {
  orderBy?: Order | null;
  privacy?: 'PUBLIC' | 'PRIVATE' | null;
  visibility?: 'PUBLIC' | 'PRIVATE' | 'INTERNAL' | null;
  isFork?: boolean | null;
  isArchived?: boolean | null;
  isLocked?: boolean | null;
  hasIssuesEnabled?: boolean | null;
}

/** The repositories of an account that the token may see: the public ones, in the order asked, from the cursor on. */
export function repositoryConnection(
  account: SampleAccount,
  args: RepositoryArguments,
  context: GraphqlContext,
  info: GraphQLResolveInfo,
) {
  const size = pageSize(args, info);
  const order = args.orderBy ?? { field: 'CREATED_AT', direction: 'ASC' };
  const listing = filtered(context.estate.listing(account, order), args);
  const start = args.after ? indexAfter(listing, readCursor(args.after), order.direction) : 0;
  const end = Math.min(start + size, listing.repositories.length);
  const shown = listing.repositories.slice(start, end);
  const nodes = shown.map((found) => (found.blocked ? blockedError() : context.repositoryNode(found)));
  const cursor = (index: number) => cursorOf(listing.positions[index]);
  return {
    totalCount: listing.repositories.length,
    totalDiskUsage: () => shown.reduce((sum, found) => sum + context.repositoryNode(found).diskUsage, 0),
    nodes,
    edges: () => nodes.map((node, index) => ({ node, cursor: cursor(start + index) })),
    pageInfo: {
      hasNextPage: end < listing.repositories.length,
      hasPreviousPage: start > 0,
      startCursor: end > start ? cursor(start) : null,
      endCursor: end > start ? cursor(end - 1) : null,
    },
  };
}

function filtered(listing: Listing, args: RepositoryArguments): Listing {
  const tests: ((repository: SampleRepository) => boolean)[] = [];
  if (args.privacy === 'PRIVATE' || (args.visibility ?? 'PUBLIC') !== 'PUBLIC' || args.isLocked === true) {
    return { repositories: [], positions: [] };
  }
  const { isFork, isArchived, hasIssuesEnabled } = args;
  if (isFork != null) tests.push((repository) => repository.facts().fork === isFork);
  if (isArchived != null) tests.push((repository) => repository.facts().archived === isArchived);
  if (hasIssuesEnabled != null)
    tests.push((repository) => repository.facts().issuesEnabled === hasIssuesEnabled);
  if (tests.length === 0) return listing;
  const kept = listing.repositories.map((repository) => tests.every((passes) => passes(repository)));
  return {
    repositories: listing.repositories.filter((_, index) => kept[index]),
    positions: listing.positions.filter((_, index) => kept[index]),
  };
}

const cursorPrefix = 'cursor:v2:';

function cursorOf(position: Position | undefined): string {
  return Buffer.from(cursorPrefix + JSON.stringify(position)).toString('base64');
}

function readCursor(cursor: string): Position {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  try {
    if (text.startsWith(cursorPrefix)) return JSON.parse(text.slice(cursorPrefix.length)) as Position;
  } catch {
    // reported below, as any other cursor that is none of ours
  }
  throw githubError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
}
