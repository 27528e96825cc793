import type { Catalogue } from '../../domain/catalogue.ts';
import { outcomes } from '../../domain/assessment.ts';
import { heatMapLevels, shareMet, type HeatMapLevel, type HeatMapRow } from '../../domain/heat-map.ts';
import type { BodyType, Nation } from '../../domain/organisation.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { organisationNames } from '../components/item-view.ts';
import { bodyTypeLabels, nationLabels } from '../text/labels.ts';
import { numberOf, wholePercent } from '../text/numbers.ts';
import { scopeSelects, type ComplianceScope } from './scope.ts';

/** What the page was asked for. */
export interface HeatMapQuery extends ComplianceScope {
  policy: Policy;
  by: HeatMapLevel;
}

interface HeatMapContext {
  catalogue: Catalogue;
  policies: readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
}

const levelTexts: Record<HeatMapLevel, string> = {
  organisation: 'Organisation',
  bodyType: 'Type of organisation',
  nation: 'Nation',
};

/** Steps of colour, by the whole percentage at which each begins. */
const steps = [0, 20, 40, 60, 80, 100];

/** A table whose cells are shares, with a step of colour each: the number says the same without it. */
export function heatMapView(rows: readonly HeatMapRow[], query: HeatMapQuery, context: HeatMapContext) {
  const { policy, by, nation, bodyType } = query;
  const { catalogue, policies, prose } = context;
  const checks = policy.clauses.map(({ check }) => check);
  const asked = { policy: policy.id, by, nation, bodyType };
  return {
    title: 'Checks by organisation',
    policy: { text: policy.title, href: addresses.policy(policy.id) },
    selects: [
      {
        ...{ name: 'policy', label: 'Policy', all: '' },
        options: policies.map(({ id, title }) => ({ value: id, text: title, selected: id === policy.id })),
      },
      {
        ...{ name: 'by', label: 'Rows', all: '' },
        options: heatMapLevels.map((value) => ({ value, text: levelTexts[value], selected: value === by })),
      },
      ...scopeSelects(query, catalogue),
    ],
    level: levelTexts[by],
    columns: checks.map((check) => ({
      text: prose(check)?.title ?? check,
      href: withQuery(addresses.check(check), { policy: policy.id }),
    })),
    rows: named(rows, query, catalogue).map(({ key, name, href, checks: found }) => ({
      name,
      href,
      cells: checks.map((check) => cellOf(found.get(check), linkOf(key, check, query))),
    })),
    csvHref: withQuery('/compliance/map.csv', asked),
    csvBomHref: withQuery('/compliance/map.csv', { ...asked, bom: 1 }),
    apiHref: withQuery('/api/v1/compliance/checks', asked),
  };
}

/** The same as lines of a table. */
export function heatMapCells(
  rows: readonly HeatMapRow[],
  query: HeatMapQuery,
  { catalogue }: Pick<HeatMapContext, 'catalogue'>,
): (string | number)[][] {
  return named(rows, query, catalogue).flatMap(({ key, checks }) =>
    Array.from(checks, ([check, counts]) => [
      ...[query.policy.id, query.by, key, check],
      ...[counts.met, counts.unmet, counts.unknown, counts['not-applicable'], counts.declared, counts.waived],
    ]),
  );
}

function named(rows: readonly HeatMapRow[], { policy, by }: HeatMapQuery, catalogue: Catalogue) {
  const names = organisationNames(catalogue);
  return rows
    .map((row) => ({ ...row, ...nameOfRow(row.key, { by, policy: policy.id, names }) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** What a row is called, and where its parts are shown. */
function nameOfRow(
  key: string,
  { by, policy, names }: { by: HeatMapLevel; policy: string; names: ReadonlyMap<string, string> },
) {
  if (by === 'organisation') return { name: names.get(key) ?? key, href: addresses.organisation(key) };
  const name = by === 'nation' ? nationLabels[key as Nation] : bodyTypeLabels[key as BodyType];
  return { name, href: withQuery('/compliance/map', { policy, [by]: key }) };
}

function linkOf(key: string, check: string, { policy: { id: policy }, by }: HeatMapQuery): string {
  return by === 'organisation'
    ? `${withQuery(addresses.check(check), { policy, organisation: key })}#repositories`
    : withQuery('/compliance/map', { policy, [by]: key });
}

/** Empty where a check could not be answered for any repository. */
function cellOf(counts: Parameters<typeof shareMet>[0] | undefined, href: string) {
  const { met, of } = counts ? shareMet(counts) : { met: 0, of: 0 };
  if (of === 0) {
    const seen = counts ? outcomes.some((outcome) => counts[outcome] > 0) : false;
    return {
      text: seen ? 'n/a' : '–',
      detail: seen ? ': could not be assessed' : ': not asked',
      step: 'none',
      href: '',
    };
  }
  const share = wholePercent(met, of);
  return {
    text: `${share}%`,
    detail: `: ${numberOf(met)} of ${numberOf(of)}`,
    step: String(steps.findLastIndex((least) => share >= least)),
    href,
  };
}
