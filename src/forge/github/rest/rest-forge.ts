import type { Blob } from '../../../domain/evidence.ts';
import type { Account, Forge, AccountChanges, TreeReader } from '../../forge.ts';
import type { Client } from '../http/client.ts';
import { restList } from './rest-list.ts';
import { restLookup } from './rest-lookup.ts';

/** GitHub without a token: listings by REST with ETags, files over git. */
export function restForge(client: Client, trees: TreeReader): Forge {
  return {
    checkForChanges: async (accounts) => accounts.map(unsurveyed),
    list: (account, options) => restList(account, options, { client, trees }),
    blobs: unread,
    lookup: (ids, signal) => restLookup(ids, client, signal),
    usage: client.usage,
    async [Symbol.asyncDispose]() {
      client.close();
    },
  };
}

/** A look would cost as much of the 60 requests an hour as the listing itself, which says "unchanged" as cheaply. */
function unsurveyed({ login }: Account): AccountChanges {
  return { login, state: 'unknown', total: null };
}

/** Contents came with the listing, over git: there is nothing to add. */
async function* unread(): AsyncGenerator<Blob[], void, void> {}
