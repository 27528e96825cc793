import type { HarvestRun } from '../domain/harvest-run.ts';
import type { Identity } from '../store/store.ts';
import type { AccountContents } from './harvest-batches.ts';
import type { Listing } from './listings.ts';

/** Repositories that were renamed, deleted or closed are found within a day. */
const reconcileEvery = 23 * 3_600_000;

/** What a harvest knows, at the end of its listings, of what may have left. */
export interface SecondLook {
  listings: readonly Listing[];
  contents: AccountContents;
  /** How many repositories organisations hold, where that is known. */
  totals: ReadonlyMap<string, number>;
  /** Whether to look at everything known of them, or only where an account holds less than we do. */
  due: boolean;
  /** Ids of repositories that somebody asked to be looked at. */
  asked?: ReadonlySet<string>;
}

/** Whether everything is to be looked at again. An account that was never listed to its end is seen whole by its listing. */
export function isOverdue({ before }: Listing, now: Date): boolean {
  if (!before?.listedAt) return false;
  return !before.reconciledAt || now.getTime() - Date.parse(before.reconciledAt) > reconcileEvery;
}

/**
 * How many repositories organisations hold, as the forge says. One of several accounts is left out: its totals come one by
 * one. So is an account that was missing before: what it held was looked up then, and is again when all is due.
 */
export function accountTotals(
  { organisations }: HarvestRun,
  listings: readonly Listing[],
): Map<string, number> {
  return new Map(
    organisations.flatMap(({ login, state, total }): [string, number][] => {
      const [account, another] = listings.filter((listing) => listing.login === login);
      const isKnown = state === 'missing' && account?.before?.forge == null;
      return total === null || state === 'failed' || another || isKnown ? [] : [[login, total]];
    }),
  );
}

/**
 * Which of the repositories that are known on one forge need a second look: those that their account is known not to hold;
 * where it holds fewer than we do, all of it, as one of them was deleted, moved or made private; and all when it is due.
 *
 * @param look.listings those on that forge
 */
export function doubtfulAmong(known: readonly Identity[], look: SecondLook): string[] {
  const { totals, due, listings, asked = new Set<string>() } = look;
  const harvested = new Set(listings.map(({ login }) => login));
  const contents = contentsByOrganisation(look);
  const byOrganisation = Map.groupBy(known, ({ organisation }) => organisation);
  const doubtful = [...byOrganisation].flatMap(([organisation, own]) => {
    const held = contents.get(organisation);
    if (held) return own.filter(({ id }) => !held.has(id));
    const isShort = own.length > (totals.get(organisation) ?? Infinity);
    return isShort || (due && harvested.has(organisation)) ? own : [];
  });
  const wanted = known.filter(({ id }) => asked.has(id));
  return [...new Set([...doubtful, ...wanted].map(({ id }) => id))];
}

/** What each organisation holds on one forge, where all its accounts there were listed and the forge told. */
function contentsByOrganisation({ listings, contents }: SecondLook): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [organisation, own] of Map.groupBy(listings, ({ login }) => login)) {
    const held = own.flatMap(({ key }) => contents.get(key) ?? []);
    if (held.length === own.length) found.set(organisation, new Set(held.flatMap((ids) => [...ids])));
  }
  return found;
}
