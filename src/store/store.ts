import type { Outcome } from '../domain/assessment.ts';
import type { Dependency, PackageFacts, PackageKey } from '../domain/dependency.ts';
import type { Blob, Evidence } from '../domain/evidence.ts';
import type { RepositoryEvent } from '../domain/event.ts';
import type { ComplianceFigures, DayFigures, RepositoryFinding } from '../domain/figures.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import type { AssessedRepository, Repository } from '../domain/repository.ts';
import type { Lineage } from '../domain/template.ts';
import type { RuleVersion } from '../domain/rule-version.ts';
import type { ReuseRecord } from '../domain/reuse-record.ts';
import type { UpgradeRecord } from '../domain/upgrade-record.ts';
import type { AlarmStore, DecisionRevisions, WebhookStore } from './governance-stores.ts';
import type {
  ClosedRepository,
  EventLogQuery,
  KnownNamesQuery,
  LoggedEvent,
  Logins,
  ProjectionPosition,
  PublicOnDay,
  PublicOnQuery,
} from './history-queries.ts';

/**
 * The only truth. Every method is atomic: it happens whole or not at all, also when the process is killed.
 * Repositories are known by `Evidence.id`; organisations by their login in lower case; times are ISO 8601 in UTC.
 */
export interface Store
  extends
    HarvestStore,
    QueryStore,
    ReuseStore,
    UpgradeStore,
    DecisionRevisions,
    ProjectionStore,
    PackageStore,
    AlarmStore,
    WebhookStore {
  [Symbol.asyncDispose](): Promise<void>;
}

export interface HarvestStore {
  /** Takes the named lease for `milliseconds`, or renews it for the same holder. False while somebody else holds it. */
  takeLease(lease: { name: string; holder: string; milliseconds: number; now: Date }): Promise<boolean>;
  releaseLease(lease: { name: string; holder: string }): Promise<void>;
  /** Who took the named lease last and has not given it back, whether or not its time is over. */
  findLeaseHolder(name: string): Promise<string | undefined>;

  /** Inserts or replaces the record of a run; `actor` is the name of who asked for it, and stays once given. The end of a run enters the change sequence. */
  saveHarvest(run: HarvestRun, actor?: string): Promise<void>;

  /** Ends the records of runs other than `except` that still say `running`: their process is gone. */
  interruptRunning(at: string, except: string): Promise<void>;

  /** What the forge said when this organisation was last listed; undefined when never. */
  findSyncState(organisation: string): Promise<SyncState | undefined>;
  saveSyncState(organisation: string, state: SyncState): Promise<void>;

  /** The fingerprint of the rules that stored verdicts were made by, by field; empty when nothing was assessed yet. */
  findAssessmentState(): Promise<Readonly<Record<string, string>>>;
  saveAssessmentState(state: Readonly<Record<string, string>>): Promise<void>;
  /** Records which rules came into force, where they differ from those before. */
  noteRules(rules: readonly RuleVersion[]): Promise<void>;

  /** Which of these object ids are stored. */
  knownBlobs(oids: readonly string[]): Promise<Set<string>>;
  readBlobs(oids: readonly string[]): Promise<Map<string, Blob>>;

  /**
   * Saves repositories with the blobs they need and, if given, how far listings have come, in one transaction.
   * Events are derived by comparing with what was stored (`eventsBetween`); a repository that did not change, and none of
   * whose files arrived only now, only has its `observedAt` moved and does not enter the change sequence.
   */
  saveRepositories(batch: RepositoryBatch): Promise<SaveResult>;

  /**
   * These are no longer public: status becomes `withdrawn`, file contents that no other repository holds are deleted,
   * the facts last seen stay as a tombstone (no tree, no findings), an event is written. Returns how many were not
   * withdrawn before. `moved`: nobody closed them, they went to an account that the catalogue does not have.
   */
  withdraw(ids: readonly string[], reason: string, at: string, moved?: boolean): Promise<number>;

  /** By id; withdrawn ones too. Ids that are not known are left out. */
  findRepositories(ids: readonly string[]): Promise<Map<string, Repository>>;

  /** Identities of everything known and not withdrawn, of one organisation or of all. */
  identities(organisation?: string): Promise<Identity[]>;

  /** Everything that is not withdrawn, or that of one organisation, `size` at a time. */
  repositories(size: number, organisation?: string): AsyncIterable<Repository[]>;

  /** Evidence of the template repositories that are not withdrawn, by id. */
  templateRepositories(): Promise<Evidence[]>;

  /** Writes today's figures, replacing those written earlier the same day. */
  recordFigures(day: string): Promise<void>;
}

export interface SyncState {
  /** The adapter's own note. */
  forge: unknown;
  /** When the newest complete listing, and the newest reconciliation, ended. */
  listedAt: string | null;
  reconciledAt: string | null;
}

export interface RepositoryBatch {
  repositories: readonly AssessedRepository[];
  blobs: readonly Blob[];
  at: string;
  /** How far the listings of accounts have come, by the key of the account. */
  syncStates?: ReadonlyMap<string, SyncState>;
}

export interface SaveResult {
  found: number;
  changed: number;
  unchanged: number;
}

export interface Identity {
  id: string;
  organisation: string;
  owner: string;
  name: string;
}

export interface QueryStore {
  /** By current name without regard to case; the public one where a tombstone has the same name. */
  findRepository(owner: string, name: string): Promise<Repository | undefined>;
  /** The current name of a repository that used to be called this; its owner with the forge before it unless on GitHub. */
  findRenamed(owner: string, name: string): Promise<{ owner: string; name: string } | undefined>;
  /** Newest first. */
  events(id: string, limit: number): Promise<RepositoryEvent[]>;
  /** Of repositories that are public or were; of all organisations unless some are given. */
  recentEvents(
    limit: number,
    organisation?: Logins,
  ): Promise<(RepositoryEvent & Pick<Evidence, 'owner' | 'name' | 'organisation'>)[]>;
  /** Events of repositories that are public or were, newest first by the date of the fact. */
  eventLog(query: EventLogQuery): Promise<{ total: number; rows: LoggedEvent[] }>;
  /** Repositories that were public at the end of a day, as far as was seen, by name. */
  publicOn(query: PublicOnQuery): Promise<{ total: number; rows: PublicOnDay[] }>;
  /** Which of these full names belong to repositories that are public or were. */
  knownNames(query: KnownNamesQuery): Promise<string[]>;
  /** Repositories that are closed now after they had been public, the newest first. */
  closedNow(query: { organisation?: Logins | undefined }): Promise<ClosedRepository[]>;
  /** Every version of the rules that was ever in force, oldest first. */
  ruleVersions(): Promise<RuleVersion[]>;
  readBlobs(oids: readonly string[]): Promise<Map<string, Blob>>;

  /** With a policy, organisations are counted by the status under it. Withdrawn repositories count in no check. */
  compliance(filter: { policy?: string; organisation?: Logins }): Promise<ComplianceFigures>;
  /** The newest `days` days with figures, oldest first. */
  history(filter: { organisation?: Logins; days: number }): Promise<DayFigures[]>;
  /** Repositories for which a check came out so, by name. */
  findings(query: FindingsQuery): Promise<{ total: number; rows: RepositoryFinding[] }>;
  /** How many repositories carry each licence expression; null is no licence. Largest first. */
  licences(organisation?: Logins): Promise<{ spdx: string | null; repositories: number }[]>;

  /** Repositories made from a template, or from this one, by name; none that is withdrawn. */
  services(query: { template?: string }): Promise<ServiceEntry[]>;
  /** What came of the newest upgrade that was asked for, of each repository and template; newest first. */
  newestUpgrades(query: { template?: string; repository?: string }): Promise<UpgradeRecord[]>;

  /** What a repository depends on, publishes, and which of its files could not be read: those it asks for itself first. */
  repositoryPackages(id: string): Promise<RepositoryPackages>;
  /** The open repositories, but itself, that publish packages on which a repository depends. */
  packageSources(query: { id: string; organisation?: Logins }): Promise<PackageSource[]>;
  /** How many open repositories publish each of these packages; those that none publishes are left out. */
  publisherCounts(query: {
    packages: readonly PackageKey[];
    organisation?: Logins;
  }): Promise<Map<PackageKey, number>>;
  /** The open repositories that depend on any of these packages, by name, with each version. */
  dependents(query: DependentsQuery): Promise<DependentEntry[]>;

  /** Newest first, without the tombstones of others' runs. */
  harvests(page: { limit: number; offset: number }): Promise<{ total: number; runs: HarvestRun[] }>;
  findHarvest(id: string): Promise<HarvestRun | undefined>;
  /** End of the newest complete harvest of all organisations. */
  lastCompleteHarvest(): Promise<string | null>;

  /**
   * Changes after a point of the sequence, oldest first; `position` is where to go on from. A position beyond the
   * newest change (the store was replaced) starts from the beginning: the answer's `position` then is smaller. The end of
   * a harvest is a change, too, with no repository.
   */
  changesSince(position: number, limits: ChangeLimits): Promise<ChangeBatch>;
  /** The end of the sequence. */
  changePosition(): Promise<ProjectionPosition>;
}

/** Records of what people looked for before they built. Nothing lists them: who has the id may read. */
export interface ReuseStore {
  /** Rejects with a `conflict`, and changes nothing, when there is a record with that id. */
  saveReuseRecord(record: ReuseRecord): Promise<void>;
  findReuseRecord(id: string): Promise<ReuseRecord | undefined>;
  /** Whether there was one. */
  deleteReuseRecord(id: string): Promise<boolean>;
}

export type { AlarmStore, DecisionRevision, DecisionRevisions, WebhookStore } from './governance-stores.ts';
export type {
  ClosedRepository,
  EventLogQuery,
  KnownNamesQuery,
  LoggedEvent,
  Logins,
  ProjectionPosition,
  PublicOnDay,
  PublicOnQuery,
} from './history-queries.ts';

/** Who asked for which upgrade, and what came of it. Records are added, and neither changed nor deleted. */
export interface UpgradeStore {
  saveUpgrade(record: UpgradeRecord): Promise<void>;
}

export interface FindingsQuery {
  check: string;
  policy?: string;
  outcome?: Outcome;
  organisation?: Logins;
  limit: number;
  offset: number;
}

/** An event with its place in the change sequence and the repository as it is called now. */
export interface ChangeEvent
  extends RepositoryEvent, Pick<Evidence, 'id' | 'owner' | 'name' | 'organisation'> {
  seq: number;
}

/** A repository that was made from a template. */
export interface ServiceEntry extends Lineage, Pick<Evidence, 'id' | 'owner' | 'name' | 'organisation'> {
  /** False also where that was not collected. */
  archived: boolean;
  pushedAt: string | null;
}

/** All that is known of the packages of one repository. */
export type RepositoryPackages = PackageFacts;

/** A repository that publishes a package. */
export interface PackageSource extends Pick<Evidence, 'owner' | 'name' | 'organisation'> {
  package: PackageKey;
}

export interface DependentsQuery {
  packages: readonly PackageKey[];
  /** Id of a repository that is left out. */
  except?: string;
  organisation?: Logins;
}

/** A repository that depends on a package, in one version. */
export interface DependentEntry
  extends Dependency, Pick<Evidence, 'id' | 'owner' | 'name' | 'organisation'> {}

export interface PackageBatch {
  /** Of the projection, and how far it has come with this. */
  name: string;
  at: ProjectionPosition;
  /** null: nothing is to be known of its packages. */
  repositories: readonly { id: string; facts: PackageFacts | null }[];
}

/** What the projection of packages writes. */
export interface PackageStore {
  savePackages(batch: PackageBatch): Promise<void>;
  /** Forgets all packages and how far the projection of this name had come. */
  clearPackages(name: string): Promise<void>;
}

export interface ProjectionStore {
  /** How far a projection that lives in the store has come; undefined when it has never been applied. */
  findProjection(name: string): Promise<ProjectionPosition | undefined>;
  saveProjection(name: string, at: ProjectionPosition): Promise<void>;
}

export interface ChangeLimits {
  /** How many repositories at most. */
  limit: number;
  /** What the answer is to hold; everything unless said. What is not needed comes back empty. */
  needs?: readonly ('repositories' | 'events')[];
}

export interface ChangeBatch extends ProjectionPosition {
  /** When the newest change of the sequence happened; null when there is none. */
  changedAt: string | null;
  /** Current state of what changed; withdrawn ones included, so that projections can drop them. */
  repositories: Repository[];
  /** What happened between the two positions, oldest first, also to repositories that changed again since. */
  events: ChangeEvent[];
  /** True when nothing is left after this batch. */
  caughtUp: boolean;
}
