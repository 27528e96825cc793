import type { Status } from './assessment.ts';

export const reuseDecisions = ['reuse', 'adapt', 'buy', 'build'] as const;
export type ReuseDecision = (typeof reuseDecisions)[number];

/**
 * What somebody looked for before building, what there was on that day, and what they decided: the evidence that a
 * service assessment or a spend approval asks for. Never changed once saved.
 */
export interface ReuseRecord {
  /** Cannot be guessed: who has the link may read it. */
  id: string;
  /** ISO 8601, by the hub's own clock. */
  savedAt: string;
  /** In the words of the person who looked. */
  sought: string;
  decision: ReuseDecision;
  why: string;
  /** null when not given. */
  team: string | null;
  search: ReuseSearch;
  /** As listed on that day, best first. */
  candidates: ReuseCandidate[];
  /** The state of the registry that answered. */
  registry: {
    /** Position in the store's change sequence. */
    position: number;
    /** End of the newest complete harvest; null when there was none. */
    harvestedAt: string | null;
    /** SHA-256 over the search, its candidates and the position, in hexadecimal. */
    digest: string;
  };
}

export interface ReuseSearch {
  /** As typed. */
  query: string;
  /** What was searched in its place because that found nothing; null otherwise. */
  corrected: string | null;
  /** By facet, without those that were not used. */
  filters: Record<string, string[]>;
  /** The address of the same search today, such as `/search?q=beds`. */
  address: string;
  /** How many repositories were found, listed here or not. */
  found: number;
}

/** A repository as it was on that day. */
export interface ReuseCandidate {
  owner: string;
  name: string;
  url: string;
  description: string | null;
  /** SPDX expression; null when there was no licence. */
  licence: string | null;
  status: Status;
  archived: boolean;
  /** Newest change, ISO 8601; null when not known. */
  lastChange: string | null;
  /** Whether it was weighed as a candidate, by the person's own word. */
  considered: boolean;
}
