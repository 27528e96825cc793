import { systemClock, type Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Blob } from '../../domain/evidence.ts';
import type { Forge, TreeReader } from '../forge.ts';
import { defaultRequestLimits, type RequestLimits } from '../http/request-limits.ts';
import { keptWaits, type WaitStore } from '../http/kept-waits.ts';
import { realSleep, type Sleep } from '../http/wait-timer.ts';
import { createGitLabClient } from './gitlab-client.ts';
import { listProjects } from './list-projects.ts';
import { lookupProjects } from './lookup-projects.ts';

export interface GitLabOptions {
  /** Such as `https://gitlab.com/api/v4`. */
  apiUrl: string;
  /** Without one, GitLab allows fewer requests and shows what everybody may see. */
  token: string | undefined;
  /** Reads files over git. */
  trees: TreeReader;
  log: Log;
  /** Where waits are kept for other processes; nowhere unless given. */
  waitStore?: WaitStore;
  clock?: Clock;
  /** How waits pass; must go with the clock. */
  sleep?: Sleep;
  limits?: Partial<RequestLimits>;
}

/** Opens GitLab, at gitlab.com or anywhere else: listings by its REST API with ETags, files over git. */
export function openGitLab(options: GitLabOptions): Forge {
  const { apiUrl, token, trees, log, clock = systemClock, sleep = realSleep } = options;
  const waits = keptWaits(options.waitStore, { forge: 'gitlab', apiUrl, token });
  const limits = { ...defaultRequestLimits, ...options.limits };
  const client = createGitLabClient({ apiUrl, token, waits, log, clock, sleep, limits });
  const context = { client, trees, hasToken: token !== undefined, clock };
  return {
    // The listing itself says "unchanged" as cheaply, a page of 100 projects a request.
    checkForChanges: async (accounts) =>
      accounts.map(({ login }) => ({ login, state: 'unknown', total: null })),
    list: (account, listing) => listProjects(account, listing, context),
    blobs: notCollected,
    lookup: (ids, signal) => lookupProjects(ids, context, signal),
    usage: client.usage,
    async [Symbol.asyncDispose]() {
      client.close();
    },
  };
}

/** Contents came with the listing, over git: there is nothing to add. */
async function* notCollected(): AsyncGenerator<Blob[], void, void> {}
