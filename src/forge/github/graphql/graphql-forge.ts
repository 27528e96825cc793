import type { Log } from '../../../base/log.ts';
import type { Forge } from '../../forge.ts';
import type { Client } from '../http/client.ts';
import { createGraphqlSession } from './graphql-session.ts';
import { listAccount } from './list-account.ts';
import { lookupById } from './lookup-by-id.ts';
import { fetchBlobs } from './read-blobs.ts';
import { checkForChanges } from './check-for-changes.ts';

/** GitHub by GraphQL: needs a token. */
export function graphqlForge(client: Client, log: Log): Forge {
  const tools = createGraphqlSession(client, log);
  return {
    checkForChanges: (accounts, signal) => checkForChanges(accounts, tools, signal),
    list: (account, options) => listAccount(account, options, tools),
    blobs: (requests, signal) => fetchBlobs(requests, tools, signal),
    lookup: (ids, signal) => lookupById(ids, tools, signal),
    usage: client.usage,
    async [Symbol.asyncDispose]() {
      client.close();
    },
  };
}
