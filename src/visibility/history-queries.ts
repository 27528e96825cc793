import type { Disclosed } from '../domain/public-repository.ts';
import type { RuleVersion } from '../domain/rule-version.ts';
import type {
  ClosedRepository,
  EventLogQuery,
  LoggedEvent,
  PublicOnDay,
  PublicOnQuery,
  Store,
} from '../store/store.ts';
import { disclose } from './disclose.ts';
import { loginsWithin, type Covers } from './within-catalogue.ts';

/**
 * What was public, and what happened since. Events and names of what was public once stay public; the store leaves out what files held of what was withdrawn. */
export interface PublicHistory {
  /** Newest first by the date of the fact. */
  eventLog(query: PublicEventsQuery): Promise<Disclosed<{ total: number; rows: LoggedEvent[] }>>;
  /** Repositories that were public at the end of a day, as far as was seen, by name. */
  publicOn(query: PublicOnDayQuery): Promise<Disclosed<{ total: number; rows: PublicOnDay[] }>>;
  /** Which of these full names, in lower case, belong to repositories that are public or were. */
  knownNames(names: readonly string[]): Promise<Disclosed<string[]>>;
  /** Repositories that are closed now after they had been public, the newest first. */
  closedNow(organisation?: string): Promise<Disclosed<ClosedRepository[]>>;
  /** Every version of the rules that was ever in force, oldest first. */
  ruleVersions(): Promise<Disclosed<RuleVersion[]>>;
}

type Source = Pick<Store, 'eventLog' | 'publicOn' | 'knownNames' | 'closedNow' | 'ruleVersions'>;

/** Asked within the catalogue. */
export function publicHistory(store: Source, catalogue: () => Covers): PublicHistory {
  const within = loginsWithin(catalogue);
  return {
    eventLog: async (query) =>
      disclose(await store.eventLog({ ...query, organisation: within(query.organisation) })),
    publicOn: async (query) =>
      disclose(await store.publicOn({ ...query, organisation: within(query.organisation) })),
    knownNames: async (names) => disclose(await store.knownNames({ names, organisation: within(undefined) })),
    closedNow: async (organisation) =>
      disclose(await store.closedNow({ organisation: within(organisation) })),
    ruleVersions: async () => disclose(await store.ruleVersions()),
  };
}

export type PublicEventsQuery = Omit<EventLogQuery, 'organisation'> & { organisation?: string | undefined };
export type PublicOnDayQuery = Omit<PublicOnQuery, 'organisation'> & { organisation?: string | undefined };
