import { systemClock, type Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Forge, TreeReader } from '../forge.ts';
import { createClient } from './http/client.ts';
import { graphqlForge } from './graphql/graphql-forge.ts';
import { defaultRequestLimits, type RequestLimits } from '../http/request-limits.ts';
import { restForge } from './rest/rest-forge.ts';
import { keptWaits, type WaitStore } from '../http/kept-waits.ts';
import { realSleep, type Sleep } from '../http/wait-timer.ts';

export interface GitHubOptions {
  /** Such as `https://api.github.com`; GraphQL is at its `/graphql`. */
  apiUrl: string;
  /** Without one, listings come by REST and files by git. */
  token: string | undefined;
  /** Reads files over git for the route without a token. */
  trees: TreeReader;
  log: Log;
  /** Where waits are kept for other processes; nowhere unless given. */
  waitStore?: WaitStore;
  clock?: Clock;
  /** How waits pass; must go with the clock. */
  sleep?: Sleep;
  limits?: Partial<RequestLimits>;
}

/** Opens GitHub, by GraphQL with a token and by REST and git without; paces, retries and counts by itself. */
export function openGitHub(options: GitHubOptions): Forge {
  const { apiUrl, token, trees, log, clock = systemClock, sleep = realSleep } = options;
  const waits = keptWaits(options.waitStore, { forge: 'github', apiUrl, token });
  const limits = { ...defaultRequestLimits, ...options.limits };
  const connect = (concurrency: number) =>
    createClient({ apiUrl, token, waits, log, clock, sleep, limits: { ...limits, concurrency } });
  return token === undefined ? restForge(connect(1), trees) : graphqlForge(connect(limits.concurrency), log);
}
