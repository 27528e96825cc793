import type { Kysely } from 'kysely';
import type { Outcome, Status } from '../domain/assessment.ts';
import type { EventKind } from '../domain/event.ts';
import type { HarvestState } from '../domain/harvest-run.ts';
import type { Lineage } from '../domain/template.ts';

/** A connection, a pool or a transaction: store functions take one first. */
export type Db = Kysely<Tables>;

/** Rows as both databases hold them: nested values as JSON text, yes and no as 1 and 0, times as ISO 8601 text. */
export interface Tables {
  repository: RepositoryRow;
  document: DocumentRow;
  former_name: { forge: string; owner_lower: string; name_lower: string; repository: string };
  service: ServiceRow;
  finding: FindingRow;
  /** The number that stands for the id of a check. */
  check_name: { number: number; id: string };
  /** `assessments` is the JSON of an `Assessment[]`; repositories that policies see alike share one. Found by `digest`; never changed. */
  assessment_set: { number: number; digest: string; assessments: string };
  finding_count: FindingCountRow;
  event: EventRow;
  closure: ClosureRow;
  /** Which version of the rules came into force when: one row for each policy, and `code`, at each change. */
  rule_version: { subject: string; since: string; version: string; digest: string };
  blob: { oid: string; size: number; text: string | null; truncated: number };
  repository_blob: { repository: string; oid: string };
  /** How far each account was read. `note` is the JSON of what its forge wants to know next time. */
  sync_state: {
    forge: string;
    login: string;
    note: string;
    listed_at: string | null;
    reconciled_at: string | null;
  };
  /** What stored verdicts were made by: a digest for each field of the rules. */
  assessment_state: { field: string; fingerprint: string };
  harvest: {
    id: string;
    started_at: string;
    finished_at: string | null;
    state: HarvestState;
    run: string;
    actor?: string | null;
    /** 1 for a run of some organisations only. */
    narrowed?: number;
  };
  /** `record` is the JSON of an `ActionRecord`; the rest is what it is looked up by. */
  action: { id: string; at: string; repository: string | null; record: string };
  webhook: WebhookRow;
  delivery: DeliveryRow;
  /** `number` counts up for each webhook; the newest are kept. `failure` is null where it arrived. */
  delivery_attempt: { webhook: string; number: number; at: string; type: string; failure: string | null };
  /** Alarms that were announced and have not ended. */
  alarm: { id: string; message: string; since: string; announced_at: string };
  /** `expires_at` in milliseconds since 1970. */
  lease: { name: string; holder: string; expires_at: number };
  daily_count: { day: string; organisation: string; status: Status; repositories: number };
  /** How checks came out from a day on; `counts` is JSON. */
  daily_finding: { policy: string; scope: string; day: string; counts: string };
  /** One row: the newest `seq` given out, when, and the name of this sequence, which no other database has. */
  change_counter: { id: number; position: number; history: string; changed_at: string | null };
  /** How far in the change sequence the projections that live in the store have come. */
  projection: { name: string; history: string; position: number };
  /** Revisions of decisions; `record` is the JSON of a `Decision`, null where it was taken back. */
  decision: { id: string; revision: number; recorded_at: string; actor: string; record: string | null };
  /** `record` is the JSON of a `ReuseRecord`. */
  reuse_record: { id: string; saved_at: string; record: string };
  upgrade: UpgradeRow;
  /** The number that stands for a package; `key` is a `PackageKey`. */
  package: { number: number; key: string };
  dependency: DependencyRow;
  /** Packages that repositories say they are the source of. */
  publication: { package: number; repository: number; file: string };
  /** Files that could not be read in full. */
  reading_fault: { repository: number; file: string; because: string };
  /** Kysely's record of the migrations that ran. */
  kysely_migration: { name: string; timestamp: string };
}

/** What is asked for often, kept narrow: moving `observed_at` must not rewrite the document. */
export interface RepositoryRow {
  id: string;
  /** A short key for rows of which there are many. */
  number: number;
  organisation: string;
  owner: string;
  name: string;
  owner_lower: string;
  name_lower: string;
  /** `owner/name` in lower case, to list by. */
  name_key: string;
  status: Status;
  licence_spdx: string | null;
  /** 0 when the evidence for a licence was not collected; `licence_spdx` then says nothing. */
  licence_known: number;
  withdrawn_at: string | null;
  first_seen_at: string;
  observed_at: string;
  changed_at: string;
  seq: number;
}

export interface DocumentRow {
  repository: string;
  evidence: string;
  /** Null when not collected; the JSON text `null` when there is no licence. */
  licence: string | null;
  /** Number of an `assessment_set`. */
  assessment_set: number;
  /** Null when not collected; the JSON text `null` when it was made from no template. */
  lineage: string | null;
}

/** A repository that was made from a template and is not withdrawn; what lists of them show. */
export interface ServiceRow {
  repository: string;
  template: string;
  template_lower: string;
  version: string | null;
  source: Lineage['source'];
  archived: number;
  pushed_at: string | null;
}

/** `record` is the JSON of an `UpgradeRecord`; the rest is what it is looked up by, and what an audit asks. */
export interface UpgradeRow {
  id: string;
  repository: string;
  template: string;
  at: string;
  /** The client address of who asked, in rows from before `actor` was kept; empty since. */
  by: string;
  actor: string | null;
  outcome: string;
  record: string;
}

/** The answer to one check for one repository that is not withdrawn, whichever policies ask for it. */
export interface FindingRow {
  /** `number` of the repository and of the `check_name`. */
  repository: number;
  check_number: number;
  /** Position in `outcomeCodes`. */
  outcome: number;
  because: string;
  proof: string | null;
  /** When it was first seen to come out so; null for what was stored before this was recorded. */
  since: string | null;
}

/** The numbers that stand for outcomes in rows of `finding`: new ones go at the end. */
export const outcomeCodes: readonly Outcome[] = [
  'met',
  'unmet',
  'unknown',
  'not-applicable',
  'declared',
  'waived',
];

/**
 * How many repositories of an organisation a policy sees so: figures are read without counting the estate. Where
 * `check_id` is empty, `outcome` is the status under the policy; where `policy` is empty too, the status over all.
 */
export interface FindingCountRow {
  organisation: string;
  policy: string;
  check_id: string;
  outcome: string;
  repositories: number;
}

/** Events belong to a change; `ordinal` tells those of one change apart. */
export interface EventRow {
  seq: number;
  ordinal: number;
  repository: string;
  at: string;
  kind: EventKind;
  detail: string;
  /** As the forge dates it; null where it does not. */
  happened_at: string | null;
  /** `happened_at`, or `at` where that is null: what lists are ordered and narrowed by. */
  dated: string;
  cause: 'rules' | null;
}

/** `moved` is 1 where it was not closed but went to an account that the catalogue does not have. */
export interface ClosureRow {
  repository: string;
  closed_at: string;
  reopened_at: string | null;
  reason: string;
  moved: number;
}

/** A package that a repository depends on, in one version. */
export interface DependencyRow {
  /** `number` of the package and of the repository. */
  package: number;
  repository: number;
  /** Empty where only a range is known. */
  version: string;
  requirement: string | null;
  /** Position in `dependencyScopes`. */
  scope: number;
  direct: number;
  file: string;
}

/** An address that is told of events; `kinds` is the JSON of a list. */
export interface WebhookRow {
  id: string;
  url: string;
  secret: string;
  kinds: string;
  organisation: string | null;
  created_at: string;
  actor: string;
  failing_since: string | null;
  disabled_at: string | null;
}

/** A message that waits to be sent. */
export interface DeliveryRow {
  webhook: string;
  event: string;
  body: string;
  attempts: number;
  next_at: string;
}
