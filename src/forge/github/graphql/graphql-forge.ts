import type { Log } from '../../../base/log.ts';
import type { Forge } from '../../forge.ts';
import type { Client } from '../http/client.ts';
import { graphqlTools } from './graphql-tools.ts';
import { listAccount } from './list-account.ts';
import { lookAgain } from './look-again.ts';
import { readBlobs } from './read-blobs.ts';
import { survey } from './survey.ts';

/** GitHub by GraphQL: needs a token. */
export function graphqlForge(client: Client, log: Log): Forge {
  const tools = graphqlTools(client, log);
  return {
    survey: (accounts, signal) => survey(accounts, tools, signal),
    list: (account, options) => listAccount(account, options, tools),
    blobs: (requests, signal) => readBlobs(requests, tools, signal),
    look: (ids, signal) => lookAgain(ids, tools, signal),
    usage: client.usage,
    async [Symbol.asyncDispose]() {
      client.close();
    },
  };
}
