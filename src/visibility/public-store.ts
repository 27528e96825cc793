import type { Blob, Evidence } from '../domain/evidence.ts';
import type { RepositoryEvent } from '../domain/event.ts';
import type { PackageKey } from '../domain/dependency.ts';
import type { Dependent, RepositoryUses } from '../domain/package-uses.ts';
import type { ComplianceFigures, DayFigures, RepositoryFinding } from '../domain/figures.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import type { Disclosed, PublicRepository, Tombstone } from '../domain/public-repository.ts';
import type { PublicUpgrade } from '../domain/upgrade-record.ts';
import type { RuleVersion } from '../domain/rule-version.ts';
import type {
  ClosedRepository,
  EventLogQuery,
  FindingsQuery,
  LoggedEvent,
  PublicOnDay,
  PublicOnQuery,
  ServiceEntry,
} from '../store/store.ts';

/**
 * What pages, the API and exports may ask of the store. Every answer is of a type that only `src/visibility` can make:
 * a query added here does not compile until it says why its answer may be shown to anybody (`EveryAnswerIsDisclosed`).
 */
export interface PublicStore {
  /** By current name without regard to case; the public one where a tombstone has the same name. */
  findRepository(owner: string, name: string): Promise<PublicRepository | Tombstone | undefined>;
  /** The current name of a repository that used to be called this. */
  findRenamed(owner: string, name: string): Promise<Disclosed<RepositoryName> | undefined>;
  /** Newest first. Of what is no longer public, without what its files were found to hold. */
  events(repository: PublicRepository | Tombstone, limit: number): Promise<Disclosed<RepositoryEvent[]>>;
  recentEvents(limit: number): Promise<Disclosed<NamedEvent[]>>;
  /** Newest first by the date of the fact. */
  eventLog(query: PublicEventsQuery): Promise<Disclosed<{ total: number; rows: LoggedEvent[] }>>;
  /** Repositories that were public at the end of a day, as far as was seen, by name. */
  publicOn(query: PublicOnDayQuery): Promise<Disclosed<{ total: number; rows: PublicOnDay[] }>>;
  /** Which of these full names, in lower case, belong to repositories that are public or were. */
  knownNames(names: readonly string[]): Promise<Disclosed<string[]>>;
  /** Repositories that are closed now after they had been public, the newest first. */
  closedNow(organisation?: string): Promise<Disclosed<ClosedRepository[]>>;
  /** Every version of the rules that was ever in force, oldest first. */
  ruleVersions(): Promise<Disclosed<RuleVersion[]>>;
  /** Contents of this repository's own files; object ids of any other are left out. */
  readBlobs(repository: PublicRepository, oids: readonly string[]): Promise<Disclosed<Map<string, Blob>>>;

  /** With a policy, organisations are counted by the status under it. Withdrawn repositories count in no check. */
  compliance(filter: { policy?: string; organisation?: string }): Promise<Disclosed<ComplianceFigures>>;
  /** The newest `days` days with figures, oldest first. */
  history(filter: { organisation?: string; days: number }): Promise<Disclosed<DayFigures[]>>;
  /** Repositories for which a check came out so, by name. */
  findings(query: PublicFindingsQuery): Promise<Disclosed<{ total: number; rows: RepositoryFinding[] }>>;
  /** How many repositories carry each licence expression; null is no licence. Largest first. */
  licences(organisation?: string): Promise<Disclosed<LicenceCount[]>>;

  /** Repositories made from a template, or from this one, by name. */
  services(query: { template?: string }): Promise<Disclosed<ServiceEntry[]>>;
  /** What came of the newest upgrade of each repository and template; newest first. Not who asked for it. */
  newestUpgrades(query: PublicUpgradesQuery): Promise<Disclosed<PublicUpgrade[]>>;

  /** What a repository depends on, with the repositories here that publish it; those it asks for itself first. */
  packages(repository: PublicRepository): Promise<Disclosed<RepositoryUses>>;
  /** The repositories that depend on what this one publishes, by name. */
  dependentsOf(repository: PublicRepository): Promise<Disclosed<Dependent[]>>;
  /** The repositories that depend on a package, by name. */
  dependents(key: PackageKey): Promise<Disclosed<Dependent[]>>;

  /** Newest first. */
  harvests(page: {
    limit: number;
    offset: number;
  }): Promise<Disclosed<{ total: number; runs: HarvestRun[] }>>;
  findHarvest(id: string): Promise<Disclosed<HarvestRun> | undefined>;
  /** End of the newest complete harvest. */
  lastCompleteHarvest(): Promise<Disclosed<string> | null>;

  /** The public estate, or one organisation of it, `size` at a time. */
  repositories(size: number, organisation?: string): AsyncIterable<readonly PublicRepository[]>;
}

/** A query whose answer passed the rule, whatever it is asked. */
type DisclosedQuery = (
  ...asked: never[]
) => Promise<Disclosed<unknown> | undefined | null> | AsyncIterable<readonly Disclosed<unknown>[]>;

/** What every method of a store for the public has to be; `createPublicStore` is held to it. */
export type EveryAnswerIsDisclosed<S> = { [query in keyof S]: DisclosedQuery };

type RepositoryName = Pick<Evidence, 'owner' | 'name'>;
export type NamedEvent = RepositoryEvent & Pick<Evidence, 'owner' | 'name' | 'organisation'>;
export type PublicFindingsQuery = Omit<FindingsQuery, 'organisation'> & { organisation?: string };
export type PublicEventsQuery = Omit<EventLogQuery, 'organisation'> & { organisation?: string | undefined };
export type PublicOnDayQuery = Omit<PublicOnQuery, 'organisation'> & { organisation?: string | undefined };
export type PublicUpgradesQuery = { template: string } | { repository: PublicRepository };

export interface LicenceCount {
  spdx: string | null;
  repositories: number;
}
