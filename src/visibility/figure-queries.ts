import type { BodyType, Nation } from '../domain/organisation.ts';
import type { Scope } from '../domain/scope.ts';
import type {
  CheckDay,
  ComplianceFigures,
  DayFigures,
  OrganisationCheckFigures,
  RepositoryFinding,
} from '../domain/figures.ts';
import type { Disclosed } from '../domain/public-repository.ts';
import type { FindingsQuery, Store } from '../store/store.ts';
import { disclose } from './disclose.ts';
import { loginsWithin, type Covers } from './within-catalogue.ts';

/** Counts, which name no repository, and findings of public ones. */
export interface PublicFigures {
  /** With a policy, organisations are counted by the status under it. Withdrawn repositories count in no check. */
  compliance(filter: { policy?: string; organisation?: PublicLogins }): Promise<Disclosed<ComplianceFigures>>;
  /** How each check of a policy came out, by organisation. */
  checksByOrganisation(filter: {
    policy: string;
    organisation?: PublicLogins;
  }): Promise<Disclosed<OrganisationCheckFigures[]>>;
  /** The newest `days` days with figures, oldest first. */
  history(filter: { organisation?: PublicLogins; days: number }): Promise<Disclosed<DayFigures[]>>;
  /** How a check came out day by day, over the estate or one part of it; none of what the catalogue does not have. */
  checkHistory(query: PublicCheckHistoryQuery): Promise<Disclosed<CheckDay[]>>;
  /** Repositories for which a check came out so, by name. */
  findings(query: PublicFindingsQuery): Promise<Disclosed<{ total: number; rows: RepositoryFinding[] }>>;
  /** How many repositories carry each licence expression; null is no licence. Largest first. */
  licences(organisation?: string): Promise<Disclosed<LicenceCount[]>>;
}

type Source = Pick<
  Store,
  'compliance' | 'checksByOrganisation' | 'checkHistory' | 'history' | 'findings' | 'licences'
>;

/** `disclose` is right: counts name no repository, and the store lists findings of public ones only. */
export function publicFigures(store: Source, catalogue: () => Covers): PublicFigures {
  const within = loginsWithin(catalogue);
  return {
    compliance: async (filter) =>
      disclose(await store.compliance({ ...filter, organisation: within(filter.organisation) })),
    checksByOrganisation: async (filter) =>
      disclose(await store.checksByOrganisation({ ...filter, organisation: within(filter.organisation) })),
    history: async (filter) =>
      disclose(await store.history({ ...filter, organisation: within(filter.organisation) })),
    async checkHistory({ organisation, nation, bodyType, ...query }) {
      if (organisation !== undefined && within(organisation).length === 0) return disclose([]);
      const scope: Scope =
        organisation !== undefined
          ? `organisation:${organisation.toLowerCase()}`
          : nation !== undefined
            ? `nation:${nation}`
            : bodyType !== undefined
              ? `bodyType:${bodyType}`
              : 'estate';
      return disclose(await store.checkHistory({ ...query, scope }));
    },
    findings: async (query) =>
      disclose(await store.findings({ ...query, organisation: within(query.organisation) })),
    licences: async (organisation) => disclose(await store.licences(within(organisation))),
  };
}

/** One organisation, or several. */
type PublicLogins = string | readonly string[];

/** One part at most; the estate where none is given. */
export interface PublicCheckHistoryQuery {
  policy: string;
  check: string;
  days: number;
  organisation?: string | undefined;
  nation?: Nation | undefined;
  bodyType?: BodyType | undefined;
}

export type PublicFindingsQuery = Omit<FindingsQuery, 'organisation'> & { organisation?: PublicLogins };

export interface LicenceCount {
  spdx: string | null;
  repositories: number;
}
