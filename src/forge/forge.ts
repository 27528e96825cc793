import type { Problem } from '../base/problem.ts';
import type { Blob, Evidence } from '../domain/evidence.ts';
import type { Usage } from '../domain/harvest-run.ts';

/**
 * Where code is hosted. An adapter turns its own failures into `Problem`s (`unreachable`, `rate-limited`,
 * `not-found`, `invalid` for an answer that does not parse), obeys the signal at every await, paces and
 * retries by itself, and never presents a partial answer as the whole.
 */
export interface Forge {
  /** A cheap look at many accounts at once: which of them hold something new since their cursor? */
  checkForChanges(accounts: readonly Account[], signal: AbortSignal): Promise<AccountChanges[]>;

  /**
   * The repositories of one account, page by page: those that changed since `cursor`, or all of them when `cursor`
   * is null or the adapter cannot tell. Ends normally only when the listing is complete; throws a Problem otherwise.
   */
  list(account: Account, options: ListOptions): AsyncIterable<ListingPage>;

  /**
   * The content of files, in any order. What could not be read comes back with `text` undefined. Where files come with the
   * listing, nothing comes back.
   */
  blobs(requests: readonly BlobRequest[], signal: AbortSignal): AsyncIterable<Blob[]>;

  /**
   * Looks again at repositories that are known, by identity, whatever they are called today. One sighting for every
   * id asked; several batches may be in flight. Throws TokenRefused, and no other Problem.
   */
  lookup(ids: readonly string[], signal: AbortSignal): AsyncIterable<LookupResult[]>;

  /** Running totals since the adapter was opened. */
  usage(): Usage;

  [Symbol.asyncDispose](): Promise<void>;
}

/** An account to be harvested. `cursor` is what the adapter said when it was last listed: opaque to everybody else. */
export interface Account {
  login: string;
  cursor: unknown;
}

export interface AccountChanges {
  login: string;
  /** `missing`: no such account; `unknown`: could not be told, list it to find out. */
  state: 'changed' | 'unchanged' | 'missing' | 'unknown';
  /** How many public repositories the forge says there are. */
  total: number | null;
  problem?: Problem;
}

export interface ListOptions {
  signal: AbortSignal;
  /** Read everything, whatever the cursor says. */
  full: boolean;
  /** Which of these object ids need not be fetched again. */
  known: (oids: readonly string[]) => Promise<ReadonlySet<string>>;
}

export interface ListingPage {
  repositories: Evidence[];
  /** Contents the adapter read on the way; the rest is asked for by `blobs`. */
  blobs: Blob[];
  /** To be stored with this page, and handed back at the next listing: a killed run continues from here. */
  cursor: unknown;
  /** How many repositories the account holds, where the forge says. */
  total: number | null;
  /**
   * On the last page, where the adapter knows: the ids of all public repositories the account holds now. Those that
   * are known and not among them are looked at again at once, and the others need no second look.
   */
  all?: readonly string[];
  /** Repositories on this page that could not be read, with the reason; what is known of them is kept. */
  faults: { subject: string; problem: Problem }[];
}

export interface BlobRequest {
  /** Evidence.id of a repository that holds it. */
  repository: string;
  owner: string;
  name: string;
  oid: string;
  path: string;
}

/** What a second look at a known repository found. `gone` and private-to-us look the same from outside. */
export type LookupResult =
  | { id: string; state: 'present'; evidence: Evidence }
  | { id: string; state: 'gone' }
  | { id: string; state: 'unknown'; problem: Problem };

/** Reads the tree and the wanted files of one repository over git: for adapters whose API gives no files. */
export interface TreeReader {
  read(url: string, options: Omit<ListOptions, 'full'>): Promise<TreeReading>;
}

export interface TreeReading extends Required<Pick<Evidence, 'defaultBranch' | 'head' | 'tree' | 'empty'>> {
  /** When the newest commit was made; ISO 8601; null when there is none. */
  committedAt: string | null;
  /** Contents of wanted files that were not known. */
  blobs: Blob[];
}

export { TokenRefused } from './http/retry-policy.ts';
export type {
  Access,
  NewService,
  Publisher,
  PublishStep,
  UpgradePullRequest,
  UpgradeResult,
} from './publisher.ts';

export type { SignIn, SignInCode } from './sign-in.ts';
