import { Problem } from '../base/problem.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import type { Identity } from '../store/store.ts';
import type { Listing } from './listings.ts';

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** What is said of an account that its forge does not have: since when, and what a person can do about it. */
export function missingAccount({ before }: Pick<Listing, 'before'>, { message }: Problem): Problem {
  const advice = before?.listedAt
    ? `It was last read on ${dates.format(new Date(before.listedAt))}. If it is gone for good, take it out of the catalogue; if it was renamed, change its login there.`
    : 'It has never been read: check in the catalogue how it is spelled.';
  return new Problem('not-found', `${message} ${advice}`);
}

/** Logins of the organisations of which an account is missing. */
export function missingOrganisations({ organisations }: Pick<HarvestRun, 'organisations'>): Set<string> {
  return new Set(organisations.filter(({ state }) => state === 'missing').map(({ login }) => login));
}

/**
 * Where the repositories of missing accounts are now: an account that was renamed keeps its repositories, and its old login
 * leads nowhere. One fault for each organisation and new owner.
 */
export function renamedAccounts(
  missing: ReadonlySet<string>,
  known: readonly Identity[],
  listings: readonly Pick<Listing, 'account' | 'login'>[],
): { subject: string; problem: Problem }[] {
  const accounts = new Set(listings.map(({ account }) => account));
  const elsewhere = known.filter(
    ({ organisation, owner }) => missing.has(organisation) && !accounts.has(owner.toLowerCase()),
  );
  const groups = Map.groupBy(elsewhere, ({ organisation, owner }) => `${organisation}\n${owner}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { organisation, owner } = first;
    const what = group.length === 1 ? 'A repository' : `${group.length} repositories`;
    const are = group.length === 1 ? 'is' : 'are';
    const message = `${what} of ${organisation} ${are} at ${owner} now. What is known of them is kept.`;
    return [{ subject: organisation, problem: new Problem('not-found', message) }];
  });
}
