import type { Log } from '../../../base/log.ts';
import { createBatchSize, type BatchSize } from '../../http/batch-size.ts';
import type { Client } from '../http/client.ts';
import type { Window } from './window.ts';

/** What the steps of the GraphQL route share. */
export interface GraphqlTools {
  client: Client;
  log: Log;
  sizes: Record<'survey' | 'listing' | 'files' | 'look', BatchSize>;
  /** What the survey saw of each account, by lower-case login, until its listing takes it. */
  windows: Map<string, Window>;
}

/** Sizes to begin with: what GitHub is known to answer in a few seconds. */
export function graphqlTools(client: Client, log: Log): GraphqlTools {
  const sizes = {
    survey: createBatchSize({ start: 50, most: 50 }),
    listing: createBatchSize({ start: 50, most: 100 }),
    files: createBatchSize({ start: 150, most: 250 }),
    look: createBatchSize({ start: 100, most: 100 }),
  };
  return { client, log, sizes, windows: new Map() };
}
