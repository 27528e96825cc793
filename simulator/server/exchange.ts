import type { Dataset } from '../estate/estate.ts';
import type { Written } from '../rest/written.ts';
import type { Answer } from './answer.ts';
import type { Fault } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';
import type { RecordedRequest, RequestLog } from './request-log.ts';

/** What answering needs of the forge. */
export interface ForgeState {
  readonly url: string;
  readonly estate: Dataset;
  readonly limits: RateLimits;
  readonly requests: RequestLog;
  /** What was written by the git data API and as pull requests. */
  readonly written: Written;
  /** The branch that a new repository begins with. */
  readonly initialBranch: string;
}

/** One request while it is being answered. */
export interface Exchange {
  forge: ForgeState;
  /** The token it came with; null without one. */
  token: string | null;
  /** Request headers by name in lower case. */
  headers: Record<string, string | string[] | undefined>;
  recorded: RecordedRequest;
  fault: Fault | undefined;
}

/** A request that was understood. */
export interface Identified {
  kind: string;
  pageSize: number;
  graphql?: { query: string; variables: Record<string, unknown> };
  answer: (exchange: Exchange) => Promise<Answer>;
}
