import type { Disclosed } from '../domain/public-repository.ts';
import type { PublicRepositories } from './repository-queries.ts';
import type { PublicFigures } from './figure-queries.ts';
import type { PublicHistory } from './history-queries.ts';
import type { PublicUpgrades } from './upgrade-queries.ts';
import type { PublicPackages } from './package-queries.ts';
import type { PublicHarvests } from './harvest-queries.ts';

/**
 * What pages, the API and exports may ask of the store. Every answer is of a type that only `src/visibility` can make:
 * a query added here does not compile until it says why its answer may be shown to anybody (`EveryAnswerIsDisclosed`).
 */
export interface PublicStore
  extends PublicRepositories, PublicFigures, PublicHistory, PublicUpgrades, PublicPackages, PublicHarvests {}

/** A query whose answer passed the rule, whatever it is asked. */
type DisclosedQuery = (
  ...asked: never[]
) => Promise<Disclosed<unknown> | undefined | null> | AsyncIterable<readonly Disclosed<unknown>[]>;

/** What every method of a store for the public has to be; `createPublicStore` is held to it. */
export type EveryAnswerIsDisclosed<S> = { [query in keyof S]: DisclosedQuery };

export type { LicenceCount } from './figure-queries.ts';
export type { PublicEventsQuery } from './history-queries.ts';
export type { NamedEvent } from './repository-queries.ts';
