/** The record of one harvest: what it did, what it cost, what went wrong. Times are ISO 8601. */
export interface HarvestRun {
  id: string;
  startedAt: string;
  finishedAt: string | null;
  state: HarvestState;
  trigger: 'schedule' | 'command' | 'request';
  /** Whether every repository was read again and reconciled. */
  full: boolean;
  /** The organisations it was narrowed to; missing: all of them. */
  only?: string[] | undefined;
  organisations: OrganisationProgress[];
  counts: HarvestCounts;
  usage: Usage;
  faults: HarvestFault[];
}

/** `interrupted`: stopped by a person or a crash; the next run continues. */
export type HarvestState = 'running' | 'complete' | 'partial' | 'failed' | 'interrupted';

export interface OrganisationProgress {
  login: string;
  /** `missing`: the forge has no such account. */
  state: 'waiting' | 'listing' | 'unchanged' | 'done' | 'missing' | 'failed';
  /** Repositories seen in this run, and how many the forge says there are (null when it did not say). */
  seen: number;
  total: number | null;
}

export interface HarvestCounts {
  /** Repositories looked at. */
  seen: number;
  /** Not known before. */
  found: number;
  /** Known, and different from what was stored. */
  changed: number;
  withdrawn: number;
  /** File contents fetched. */
  files: number;
}

/** What a forge adapter has asked for so far. */
export interface Usage {
  /** Requests by kind, such as `graphql-listing`, `rest`, `git-fetch`. */
  requests: Record<string, number>;
  /** Points of the forge's rate limit, where it tells. */
  points: number;
  /** Bytes of bodies received. */
  bytes: number;
  /** Milliseconds spent waiting for rate limits and retries. */
  waitedMs: number;
  retries: number;
}

export interface HarvestFault {
  at: string;
  /** What it concerns: an organisation's login, or a repository's full name. */
  subject: string;
  kind: string;
  message: string;
}

/** The organisations of which a run read nothing, or not everything, in the order of the record. */
export function unreadOrganisations({ organisations }: Pick<HarvestRun, 'organisations'>): string[] {
  return organisations
    .filter(({ state }) => state === 'failed' || state === 'missing')
    .map(({ login }) => login);
}

export function noUsage(): Usage {
  return { requests: {}, points: 0, bytes: 0, waitedMs: 0, retries: 0 };
}
