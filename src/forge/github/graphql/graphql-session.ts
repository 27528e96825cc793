import type { Log } from '../../../base/log.ts';
import { createBatchSize, type BatchSize } from '../../http/batch-size.ts';
import type { Client } from '../http/client.ts';
import type { RecentRepositories } from './recent-repositories.ts';

/** What the steps of the GraphQL route share. */
export interface GraphqlSession {
  client: Client;
  log: Log;
  sizes: Record<'survey' | 'listing' | 'files' | 'look', BatchSize>;
  /** What the survey saw of each account, by lower-case login, until its listing takes it. */
  recent: Map<string, RecentRepositories>;
}

/** Sizes to begin with: what GitHub is known to answer in a few seconds. */
export function createGraphqlSession(client: Client, log: Log): GraphqlSession {
  const sizes = {
    survey: createBatchSize({ start: 50, max: 50 }),
    listing: createBatchSize({ start: 50, max: 100 }),
    files: createBatchSize({ start: 150, max: 250 }),
    look: createBatchSize({ start: 100, max: 100 }),
  };
  return { client, log, sizes, recent: new Map() };
}
