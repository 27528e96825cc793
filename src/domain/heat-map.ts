import type { Outcome } from './assessment.ts';
import type { OrganisationCheckFigures } from './figures.ts';
import type { Organisation } from './organisation.ts';
import type { Policy } from './policy.ts';

/** What rows of a heat map stand for. */
export const heatMapLevels = ['organisation', 'bodyType', 'nation'] as const;
export type HeatMapLevel = (typeof heatMapLevels)[number];

/** One row: how checks came out over a part of the estate. */
export interface HeatMapRow {
  /** Login in lower case, kind of body, or nation. */
  key: string;
  checks: ReadonlyMap<string, Readonly<Record<Outcome, number>>>;
}

/** Figures added up to rows of one level. Organisations that the catalogue does not have are left out. */
export function heatMap(
  figures: readonly OrganisationCheckFigures[],
  organisations: readonly Organisation[],
  level: HeatMapLevel,
): HeatMapRow[] {
  const known = new Map(organisations.map((one) => [one.login.toLowerCase(), one]));
  const rows = new Map<string, Map<string, Record<Outcome, number>>>();
  for (const { organisation: login, check, outcomes } of figures) {
    const organisation = known.get(login);
    if (organisation === undefined) continue;
    const key = level === 'organisation' ? login : organisation[level];
    const row = rows.get(key) ?? new Map<string, Record<Outcome, number>>();
    rows.set(key, row);
    const sum = row.get(check);
    if (sum === undefined) row.set(check, { ...outcomes });
    else for (const outcome of Object.keys(outcomes) as Outcome[]) sum[outcome] += outcomes[outcome];
  }
  return Array.from(rows, ([key, checks]) => ({ key, checks }));
}

/** How many repositories a check could be answered for, and how many of them meet it: by evidence or by what people said. */
export function shareMet(outcomes: Readonly<Record<Outcome, number>>): { met: number; of: number } {
  const met = outcomes.met + outcomes.declared + outcomes.waived;
  return { met, of: met + outcomes.unmet };
}

/** The policy that most organisations name; undefined where there is none. */
export function mostNamed(
  policies: readonly Policy[],
  { organisations }: { organisations: readonly Organisation[] },
): Policy | undefined {
  const named = ({ id }: Policy) => organisations.filter((one) => one.policies.includes(id)).length;
  return policies.toSorted((a, b) => named(b) - named(a))[0];
}
