import type { EventKind, RepositoryEvent } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';

/** One organisation, or several: by login, whatever its case. */
export type Logins = string | readonly string[];

export interface EventLogQuery {
  /** Days (`2026-11-23`), both included; unbounded unless given. */
  from?: string | undefined;
  to?: string | undefined;
  organisation?: Logins | undefined;
  /** All unless given. */
  kinds?: readonly EventKind[] | undefined;
  /** Only about this check. */
  check?: string | undefined;
  /** Leaves out what changed because the rules did. */
  withoutRules?: boolean | undefined;
  /** Only those after one position of the change sequence, up to another. */
  afterSeq?: number | undefined;
  untilSeq?: number | undefined;
  limit: number;
  offset: number;
}

/** An event with the repository as it is called now. */
export interface LoggedEvent extends RepositoryEvent, Pick<Evidence, 'owner' | 'name' | 'organisation'> {
  /** Its place in the change sequence: stays the same, and no other event has it. */
  id: string;
}

export interface PublicOnQuery {
  /** `2026-11-23`; until its end. */
  day: string;
  organisation?: Logins | undefined;
  limit: number;
  offset: number;
}

export interface PublicOnDay extends Pick<Evidence, 'owner' | 'name' | 'organisation'> {
  /** When it was first seen (ISO 8601). */
  firstSeenAt: string;
  /** When it was found closed since; null while it is public. */
  withdrawnAt: string | null;
}

export interface KnownNamesQuery {
  /** `owner/name` in lower case. */
  names: readonly string[];
  organisation?: Logins | undefined;
}

/** A repository that is closed after it had been public. */
export interface ClosedRepository extends Pick<Evidence, 'owner' | 'name' | 'organisation'> {
  /** When we found it closed (ISO 8601). */
  from: string;
  reason: string;
}

/** A point in the change sequence of one database; `history` names the sequence. */
export interface ProjectionPosition {
  history: string;
  position: number;
}
