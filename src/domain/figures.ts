import type { Force, LevelOutcome, Outcome, Status } from './assessment.ts';

export type StatusCounts = Record<Status, number>;

/** How many repositories came out how at each level. */
export type LevelCounts = Record<Force, Record<LevelOutcome, number>>;

/** One organisation and its repositories by status. */
export interface OrganisationFigures {
  organisation: string;
  repositories: number;
  statuses: StatusCounts;
  /** Of the public repositories that a policy binds. */
  levels: LevelCounts;
  /** The newest complete listing of this organisation; null when there never was one. ISO 8601. */
  listedAt: string | null;
}

/** How one check came out over a set of repositories. */
export interface CheckFigures {
  policy: string;
  check: string;
  outcomes: Record<Outcome, number>;
}

/** How one check came out over the repositories of one organisation. */
export interface OrganisationCheckFigures {
  /** Login in lower case. */
  organisation: string;
  check: string;
  outcomes: Record<Outcome, number>;
}

export interface ComplianceFigures {
  organisations: OrganisationFigures[];
  checks: CheckFigures[];
  /** The levels under each policy that was asked. */
  levels: LevelFigures[];
}

/** The levels of the public repositories that one policy binds. */
export interface LevelFigures {
  policy: string;
  levels: LevelCounts;
}

/** The estate, or one organisation of it, on one day (`2026-11-23`). */
export interface DayFigures {
  day: string;
  repositories: number;
  statuses: StatusCounts;
}

/** How one check came out over a part of the estate on one day (`2026-11-23`). */
export interface CheckDay {
  day: string;
  outcomes: Record<Outcome, number>;
}

/** A repository that a check came out in one way for. */
export interface RepositoryFinding {
  owner: string;
  name: string;
  organisation: string;
  because: string;
  outcome: Outcome;
  /** When it was first seen to come out so (ISO 8601); null when not known. */
  since?: string | null | undefined;
  /** When the repository was first seen (ISO 8601): what is so since then may have been so before. */
  firstSeenAt?: string;
}
