import type { SyncState } from './queries/harvests/sync-state.ts';
import type { Identity, RepositoryQueries } from './queries/repositories/repositories.ts';
import type { EventQueries } from './queries/events/events.ts';
import type { EventLogQueries } from './queries/events/event-log.ts';
import type { PublicOnQueries } from './queries/events/public-on.ts';
import type { KnownNamesQueries } from './queries/repositories/known-names.ts';
import type { RuleVersionQueries } from './queries/findings/rule-versions.ts';
import type { BlobQueries } from './queries/repositories/blobs.ts';
import type { ComplianceQueries } from './queries/findings/compliance.ts';
import type { CheckMatrixQueries } from './queries/findings/check-matrix.ts';
import type { Scope } from '../domain/scope.ts';
import type { DailyFindingQueries } from './queries/findings/daily-findings.ts';
import type { FindingQueries } from './queries/findings/findings.ts';
import type { ServiceQueries } from './queries/records/services.ts';
import type { ActionQueries } from './queries/records/actions.ts';
import type { UpgradeQueries } from './queries/records/upgrades.ts';
import type { PackageQueries } from './queries/packages/packages.ts';
import type { HarvestQueries } from './queries/harvests/harvests.ts';
import type { ChangeQueries } from './queries/projections/read-changes.ts';
import type { PackageFacts } from '../domain/dependency.ts';
import type { Blob, Evidence } from '../domain/evidence.ts';
import type { HarvestRun } from '../domain/harvest-run.ts';
import type { AssessedRepository, Repository } from '../domain/repository.ts';
import type { RuleVersion } from '../domain/rule-version.ts';
import type { ReuseRecord } from '../domain/reuse-record.ts';
import type { UpgradeRecord } from '../domain/upgrade-record.ts';
import type { ActionStore, AlarmStore, DecisionRevisions, WebhookStore } from './governance-stores.ts';
import type { ProjectionPosition } from './history-queries.ts';

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
    ActionStore,
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

  /** Until when a forge asked not to be sent anything, under a name of its adapter's; undefined when it never did. */
  findWait(name: string): Promise<Date | undefined>;
  saveWait(name: string, until: Date): Promise<void>;

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
  /** Ids of the repositories that hold contents which are wanted and not stored. */
  lackingContents(): Promise<string[]>;

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

  /**
   * Writes today's figures, replacing those written earlier the same day: by status, and by check for the parts of the
   * estate that an organisation counts in.
   */
  recordFigures(day: string, scopesOf?: (login: string) => readonly Scope[]): Promise<void>;
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

/** What can be asked: one interface for each file of queries, with its functions. */
export interface QueryStore
  extends
    RepositoryQueries,
    EventQueries,
    EventLogQueries,
    PublicOnQueries,
    KnownNamesQueries,
    RuleVersionQueries,
    BlobQueries,
    ComplianceQueries,
    CheckMatrixQueries,
    DailyFindingQueries,
    FindingQueries,
    ServiceQueries,
    UpgradeQueries,
    ActionQueries,
    PackageQueries,
    HarvestQueries,
    ChangeQueries {}

/** Records of what people looked for before they built. Nothing lists them: who has the id may read. */
export interface ReuseStore {
  /** Rejects with a `conflict`, and changes nothing, when there is a record with that id. */
  saveReuseRecord(record: ReuseRecord): Promise<void>;
  findReuseRecord(id: string): Promise<ReuseRecord | undefined>;
  /** Whether there was one. */
  deleteReuseRecord(id: string): Promise<boolean>;
}

export type { FindingsQuery } from './queries/findings/finding-list.ts';
export type { DependentEntry, DependentsPage, DependentsQuery } from './queries/packages/dependents.ts';
export type { ChangeBatch } from './queries/projections/read-changes.ts';
export type { Identity } from './queries/repositories/repositories.ts';
export type { ServiceEntry } from './queries/records/services.ts';
export type { SyncState } from './queries/harvests/sync-state.ts';
export type {
  ActionStore,
  AlarmStore,
  DecisionRevision,
  DecisionRevisions,
  WebhookStore,
} from './governance-stores.ts';
export type {
  ClosedRepository,
  EventLogQuery,
  LoggedEvent,
  ProjectionPosition,
  PublicOnDay,
  PublicOnQuery,
} from './history-queries.ts';

/** Who asked for which upgrade, and what came of it. Records are added, and neither changed nor deleted. */
export interface UpgradeStore {
  saveUpgrade(record: UpgradeRecord): Promise<void>;
}

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
