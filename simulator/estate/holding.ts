import type { Listing } from './listing.ts';
import type { SampleAccount, SampleRepository } from './repository.ts';

/** An account with what it holds. */
export interface Holding {
  account: SampleAccount;
  /** By name in lower case. */
  repositories: Map<string, SampleRepository>;
  /** Public repositories in an order, until something changes. */
  listings: Map<string, Listing>;
}

/** Hides an account and all that it holds from everybody, or shows them again. */
export function suspendHolding({ account, repositories, listings }: Holding, isSuspended: boolean): void {
  account.suspended = isSuspended;
  for (const repository of repositories.values()) repository.visibility = isSuspended ? 'private' : 'public';
  listings.clear();
}

/** What is held by an account that is called or is something else now; its repositories know it. */
export function changedHolding(
  { account, repositories }: Holding,
  change: Partial<Pick<SampleAccount, 'login' | 'kind'>>,
): Holding {
  const changed = { ...account, ...change };
  for (const repository of repositories.values()) repository.account = changed;
  return { account: changed, repositories, listings: new Map() };
}
