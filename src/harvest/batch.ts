import type { Problem } from '../base/problem.ts';
import type { Blob, Evidence } from '../domain/evidence.ts';
import type { BlobRequest, Forge } from '../forge/forge.ts';
import type { Listing } from './listings.ts';

/** The unit of work of a harvest on its way from a forge to the store. What is in it is saved together. */
export interface Batch {
  forge: Forge;
  repositories: Evidence[];
  /** Ids of those among them that are stored as they are here: they are saved only where a file of theirs was fetched. */
  unchanged: Set<string>;
  /** Contents by object id: what came with the listing, then what was fetched. */
  blobs: Map<string, Blob>;
  /** Files whose content is neither stored, nor at hand, nor being fetched for an earlier batch. */
  missing: BlobRequest[];
  /** Those that could not be fetched, by object id, with the reason. */
  unread: ReadonlyMap<string, string>;
  /** Repositories that are no longer part of the public estate, by id. */
  leaving: Map<string, Departure>;
  /** What became of the listings of accounts, in the order in which it did. */
  accounts: AccountStep[];
  faults: { subject: string; problem: Problem }[];
}

export interface Departure {
  reason: string;
  /** Whether nobody closed it: it went to an account that the catalogue does not have. */
  moved: boolean;
}

/** One step of the listing of an account. */
export interface AccountStep {
  listing: Listing;
  /** `page`: there may be more; `missing`: there is no such account; `reconciled`: all that is known of it was looked up. */
  state: 'page' | 'unchanged' | 'done' | 'missing' | 'failed' | 'reconciled';
  /** After a page: where the next listing goes on from. */
  cursor?: unknown;
  /** How many repositories were on the page. */
  seen?: number;
  /** How many repositories the account holds, where the forge says. */
  total?: number | null;
  /** Ids of all repositories that the account holds, where the forge says. */
  holds?: readonly string[] | undefined;
}

/** A batch of what is given, and of nothing else. */
export function batchOf(forge: Forge, given: Partial<Batch>): Batch {
  return {
    ...{ forge, repositories: [], unchanged: new Set<string>(), blobs: new Map<string, Blob>() },
    ...{
      missing: [],
      unread: new Map<string, string>(),
      leaving: new Map<string, Departure>(),
      accounts: [],
      faults: [],
    },
    ...given,
  };
}

/** Two batches of one forge, one after the other, as one. */
export function joinBatches(one: Batch, other: Batch): Batch {
  return {
    forge: one.forge,
    repositories: [...one.repositories, ...other.repositories],
    unchanged: new Set([...one.unchanged, ...other.unchanged]),
    blobs: new Map([...one.blobs, ...other.blobs]),
    missing: [...one.missing, ...other.missing],
    unread: new Map([...one.unread, ...other.unread]),
    leaving: new Map([...one.leaving, ...other.leaving]),
    accounts: [...one.accounts, ...other.accounts],
    faults: [...one.faults, ...other.faults],
  };
}
