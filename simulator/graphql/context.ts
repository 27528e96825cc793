import type { Dataset } from '../estate/estate.ts';
import type { Written } from '../rest/written.ts';
import type { SampleAccount, SampleRepository } from '../estate/repository.ts';

export interface RateLimitState {
  cost: number;
  limit: number;
  remaining: number;
  used: number;
  nodeCount: number;
  resetAt: string;
}

/** What resolvers answer from, for one request. */
export interface GraphqlContext {
  estate: Dataset;
  /** Address of the forge, without a slash at the end. */
  url: string;
  rateLimit: RateLimitState;
  /** What was written by REST. */
  written: Written;
  /** How the kinds of node make one another, without their files importing one another. */
  repositoryNode: (repository: SampleRepository) => RepositoryFields;
  accountNode: (account: SampleAccount) => object;
}

/** What a connection of repositories itself needs of each. */
export interface RepositoryFields {
  readonly diskUsage: number;
}
