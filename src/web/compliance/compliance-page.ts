import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { ComplianceFigures, DayFigures, OrganisationFigures } from '../../domain/figures.ts';
import { loginsIn } from '../../domain/estate-part.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { checkRows } from '../components/check-rows.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { keepAnswers } from '../layout/kept-for.ts';
import { freshnessView } from '../layout/freshness.ts';
import { levelRows, sumLevels } from '../components/level-rows.ts';
import { organisationNames } from '../components/item-view.ts';
import { oneOf, textParameter } from '../components/parameters.ts';
import { assessedCount, publicCount, statusRows, totalsOf } from '../components/totals.ts';
import { changesOf, trendView } from '../charts/trend.ts';
import type { RuleVersion } from '../../domain/rule-version.ts';
import { sendCsv } from '../feeds/csv.ts';
import { complianceCells, complianceColumns } from './compliance-csv.ts';
import { partRows } from './part-rows.ts';
import { readScope, scopeSelects, type ComplianceScope } from './scope.ts';
import { numberOf, percentOf, wholePercent } from '../text/numbers.ts';

interface ComplianceServices {
  store: Pick<PublicStore, 'compliance' | 'history' | 'ruleVersions' | 'lastCompleteHarvest'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  clock: Clock;
}

const orders = ['name', 'repositories', 'open', 'attention', 'withdrawn'] as const;
type ComplianceOrder = (typeof orders)[number];

const orderLabels: Record<ComplianceOrder, string> = {
  name: 'Organisation',
  repositories: 'Public repositories',
  open: 'Open, of those assessed',
  attention: 'Need attention',
  withdrawn: 'Withdrawn',
};

/** Figures of the whole estate are the dearest there are, and change with harvests. */
const keptMs = 10_000;

/** `/compliance`: the estate by status, by nation, kind of body and organisation, and by check, and how it changed. */
export function compliancePage({ store, catalogue, policies, prose, clock }: ComplianceServices): Router {
  const keepFigures = keepAnswers<[ComplianceFigures, DayFigures[]]>(keptMs, clock);
  const readFigures = (query: unknown) => {
    const asked = readRequest(query, policies());
    const organisation = loginsIn(asked, catalogue());
    const only = organisation === undefined ? {} : { organisation };
    const key = JSON.stringify([asked.policy, organisation, catalogue().organisations.length]);
    const figures = keepFigures(key, () =>
      Promise.all([
        store.compliance({ ...only, ...(asked.policy && { policy: asked.policy }) }),
        store.history({ ...only, days: 365 }),
      ]),
    );
    return { asked, figures };
  };
  const router = Router();
  router.get('/compliance.csv', async (req, res) => {
    const { asked, figures } = readFigures(req.query);
    const cells = complianceCells((await figures)[0].organisations, asked.policy, catalogue());
    await sendCsv(req, res, {
      name: 'compliance',
      columns: complianceColumns,
      read: async ({ limit, offset }) => cells.slice(offset, offset + limit),
    });
  });
  router.get('/compliance', async (req, res) => {
    const { asked, figures: asking } = readFigures(req.query);
    const [[figures, days], rules, lastComplete] = await Promise.all([
      asking,
      store.ruleVersions(),
      store.lastCompleteHarvest(),
    ]);
    const surroundings = { catalogue: catalogue(), policies: policies(), prose, now: clock() };
    res.render(
      'compliance/compliance',
      complianceView({ figures, days, rules, lastComplete }, asked, surroundings),
    );
  });
  return router;
}

/** What the page was asked for; an empty policy is all of them. */
interface ComplianceQuery extends ComplianceScope {
  policy: string;
  order: ComplianceOrder;
}

function readRequest(query: unknown, policies: readonly Policy[]): ComplianceQuery {
  const policy = textParameter(query, 'policy');
  if (policy !== '' && !policies.some(({ id }) => id === policy)) throw notFound(`The policy ${policy}`);
  return { ...readScope(query), policy, order: oneOf(query, 'order', orders, 'repositories') };
}

interface ComplianceData {
  figures: ComplianceFigures;
  days: readonly DayFigures[];
  rules: readonly RuleVersion[];
  lastComplete: string | null;
}

interface ComplianceContext extends Pick<ComplianceServices, 'prose'> {
  catalogue: Catalogue;
  policies: readonly Policy[];
  now: Date;
}

export function complianceView(
  { figures, days, rules, lastComplete }: ComplianceData,
  { policy, order, ...scope }: ComplianceQuery,
  { catalogue, policies, prose, now }: ComplianceContext,
) {
  const { statuses, repositories } = totalsOf(figures);
  return {
    title: 'Compliance',
    freshness: freshnessView(lastComplete, catalogue, now),
    repositories: numberOf(repositories),
    empty: repositories === 0,
    policies: policies.map(({ id, title }) => ({ value: id, text: title, selected: id === policy })),
    order,
    scopeSelects: scopeSelects(scope, catalogue),
    mapHref: withQuery('/compliance/map', { policy, ...scope }),
    statuses: statusRows(statuses),
    levels: levelRows(sumLevels(figures.organisations)),
    nations: partRows(figures.organisations, 'nation', { policy, ...scope }, catalogue),
    bodyTypes: partRows(figures.organisations, 'bodyType', { policy, ...scope }, catalogue),
    files: [
      { href: withQuery('/compliance.csv', { policy, ...scope }), text: 'Download these figures (CSV)' },
      {
        href: withQuery('/compliance.csv', { policy, ...scope, bom: 1 }),
        text: 'Download them for Excel (CSV)',
      },
      { href: withQuery('/api/v1/compliance', { policy, ...scope }), text: 'See them as JSON' },
    ],
    organisations: organisationRows(figures.organisations, organisationNames(catalogue), order),
    columns: orders.map((value) => ({
      text: orderLabels[value],
      numeric: value !== 'name',
      current: value === order,
      href: `${withQuery('/compliance', { policy, ...scope, order: value })}#organisations`,
    })),
    checks: checkRows(figures.checks, policies, prose),
    trend: trendView(days, changesOf(rules, policies)),
  };
}

function organisationRows(
  figures: readonly OrganisationFigures[],
  names: ReadonlyMap<string, string>,
  order: ComplianceOrder,
) {
  const rows = figures.map(({ organisation, statuses }) => {
    const whole = publicCount(statuses);
    const assessed = assessedCount(statuses);
    return {
      name: names.get(organisation) ?? organisation,
      href: names.has(organisation) ? addresses.organisation(organisation) : '',
      repositories: numberOf(whole),
      open: assessed > 0 ? percentOf(statuses.open, assessed) : 'Not assessed',
      attention: numberOf(statuses['needs-attention']),
      withdrawn: numberOf(statuses.withdrawn),
      ranks: {
        name: 0,
        repositories: whole,
        open: wholePercent(statuses.open, assessed),
        attention: statuses['needs-attention'],
        withdrawn: statuses.withdrawn,
      },
    };
  });
  return rows
    .sort((a, b) => b.ranks[order] - a.ranks[order] || a.name.localeCompare(b.name, 'en-GB'))
    .map(({ ranks: _, ...row }) => row);
}
