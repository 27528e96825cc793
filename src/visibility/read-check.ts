import type { Outcome } from '../domain/assessment.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { loginsIn, type EstatePart } from '../domain/estate-part.ts';
import type { CheckDay, CheckFigures, RepositoryFinding } from '../domain/figures.ts';
import { goodExample, type GoodExample } from './good-example.ts';
import type { PublicStore } from './public-store.ts';

/** Which results of a check somebody asks for. */
export interface CheckQuery extends EstatePart {
  check: string;
  /** Empty: none. */
  policy: string;
  outcome: Outcome | 'any';
  limit: number;
  offset: number;
}

/** How a check came out, and for whom. */
export interface CheckResults {
  /** How many repositories came out how; undefined where none was looked at. */
  figure: CheckFigures | undefined;
  /** The same day by day; empty for a part of the estate that no figures are kept for. */
  days: readonly CheckDay[];
  /** Undefined where nobody who meets it has a proof to show. */
  example: GoodExample | undefined;
  total: number;
  rows: readonly RepositoryFinding[];
}

/** Of the repositories that meet a check, how many are looked at for one to learn from. */
const maxExamples = 12;
const maxDays = 365;

/** Reads what the page of a check and the API show. The example is of the whole estate: it is there to learn from. */
export async function readCheck(
  store: Pick<PublicStore, 'compliance' | 'checkHistory' | 'findings' | 'findRepository'>,
  query: CheckQuery,
  catalogue: Pick<Catalogue, 'organisations'>,
): Promise<CheckResults> {
  const { check, policy } = query;
  const organisation = loginsIn(query, catalogue);
  const [figures, days, found, meeting] = await Promise.all([
    store.compliance({ ...(policy && { policy }), ...(organisation && { organisation }) }),
    daysOf(store, query),
    findingsOf(store, query, catalogue),
    store.findings({ check, ...(policy && { policy }), outcome: 'met', limit: maxExamples, offset: 0 }),
  ]);
  const figure = figures.checks.find(
    (one) => one.check === check && (policy === '' || one.policy === policy),
  );
  return { figure, days, ...found, example: await goodExample(store, check, meeting.rows) };
}

/** The repositories for which a check came out so, a part of them. */
export async function findingsOf(
  store: Pick<PublicStore, 'findings'>,
  { check, policy, outcome, limit, offset, ...part }: CheckQuery,
  catalogue: Pick<Catalogue, 'organisations'>,
): Promise<{ total: number; rows: readonly RepositoryFinding[] }> {
  const organisation = loginsIn(part, catalogue);
  return store.findings({
    ...{ check, limit, offset },
    ...(policy && { policy }),
    ...(organisation && { organisation }),
    ...(outcome !== 'any' && { outcome }),
  });
}

async function daysOf(
  store: Pick<PublicStore, 'checkHistory'>,
  { check, policy, organisation, nation, bodyType }: CheckQuery,
): Promise<readonly CheckDay[]> {
  const isCrossed = Boolean(nation) && Boolean(bodyType);
  if (policy === '' || (isCrossed && !organisation)) return [];
  return store.checkHistory({
    ...{ policy, check, days: maxDays },
    organisation: organisation || undefined,
    nation: nation || undefined,
    bodyType: bodyType || undefined,
  });
}
