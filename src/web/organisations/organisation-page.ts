import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { ComplianceFigures, DayFigures } from '../../domain/figures.ts';
import type { RuleVersion } from '../../domain/rule-version.ts';
import type { HarvestRun } from '../../domain/harvest-run.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { SearchEngine, SearchResult } from '../../search/search.ts';
import { bindingPolicies } from '../../policy/policy.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { checkRows } from '../components/check-rows.ts';
import { faultOf } from './organisations-page.ts';
import { webAddress } from '../../domain/file-address.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { itemView, organisationNames } from '../components/item-view.ts';
import { levelRows, sumLevels } from '../components/level-rows.ts';
import { statusRows, totalsOf } from '../components/totals.ts';
import { changesOf, trendView } from '../charts/trend.ts';
import { ageOf, momentOf } from '../text/dates.ts';
import { bodyTypeLabels, nationLabels } from '../text/labels.ts';
import { numberOf } from '../text/numbers.ts';

interface OrganisationServices {
  store: Pick<PublicStore, 'compliance' | 'history' | 'ruleVersions' | 'harvests'>;
  search: Pick<SearchEngine, 'search'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  clock: Clock;
}

/** `/organisations/:login`: one organisation, what it holds and how its checks came out. */
export function organisationPage({
  store,
  search,
  catalogue,
  policies,
  prose,
  clock,
}: OrganisationServices): Router {
  return Router().get('/organisations/:login', async (req, res) => {
    const wanted = req.params.login.toLowerCase();
    const organisation = catalogue().organisations.find(({ login }) => login.toLowerCase() === wanted);
    if (!organisation) throw notFound(`The organisation ${req.params.login}`);
    const newest = {
      text: '',
      filters: { organisation: [wanted] },
      sort: 'updated',
      page: 1,
      perPage: 5,
    } as const;
    const [figures, days, rules, { runs }, result] = await Promise.all([
      store.compliance({ organisation: wanted }),
      store.history({ organisation: wanted, days: 365 }),
      store.ruleVersions(),
      store.harvests({ limit: 1, offset: 0 }),
      search.search(newest),
    ]);
    const found = { organisation, figures, days, rules, run: runs[0], result };
    const surroundings = { catalogue: catalogue(), policies: policies(), prose, now: clock() };
    res.render('organisations/organisation', organisationView(found, surroundings));
  });
}

interface OrganisationData {
  organisation: Organisation;
  figures: ComplianceFigures;
  days: readonly DayFigures[];
  rules: readonly RuleVersion[];
  run: HarvestRun | undefined;
  result: Pick<SearchResult, 'items' | 'total'>;
}

interface OrganisationContext extends Pick<OrganisationServices, 'prose'> {
  catalogue: Catalogue;
  policies: readonly Policy[];
  now: Date;
}

function organisationView(found: OrganisationData, { catalogue, policies, prose, now }: OrganisationContext) {
  const { organisation, figures, days, rules, run, result } = found;
  const { login, name, bodyType, nation, homepage, parent, predecessors, successor } = organisation;
  const key = login.toLowerCase();
  const { statuses, repositories } = totalsOf(figures);
  const listedAt = figures.organisations[0]?.listedAt ?? null;
  return {
    title: name,
    login,
    facts: [
      { key: 'Type of organisation', value: bodyTypeLabels[bodyType] },
      { key: 'Nation', value: nationLabels[nation] },
      { key: 'GitHub account', value: login },
      { key: 'Part of', value: parent ?? '' },
      { key: 'Previously', value: predecessors.join(', ') },
      { key: 'Succeeded by', value: successor ?? '' },
      {
        key: 'Last full check',
        value: listedAt === null ? 'Not yet' : `${ageOf(listedAt, now)}, on ${momentOf(listedAt)}`,
      },
    ].filter(({ value }) => value !== ''),
    homepage: webAddress(homepage) ?? '',
    fault: faultOf(login, run),
    policies: bindingPolicies(policies, organisation, now).map((policy) => ({
      text: policy.title,
      href: addresses.policy(policy.id),
    })),
    repositories: numberOf(repositories),
    statuses: statusRows(statuses, key),
    levels: levelRows(sumLevels(figures.organisations), key),
    checks: checkRows(figures.checks, policies, prose, key),
    trend: trendView(days, changesOf(rules, policies)),
    items: result.items.map((item) => itemView(item, organisationNames(catalogue), now)),
    searchHref: withQuery('/search', { organisation: key }),
    licencesHref: withQuery('/licences', { organisation: key }),
    sbomHref: withQuery(`/api/v1${addresses.organisation(key)}/sbom`, { format: 'cyclonedx' }),
    reportHref: `${addresses.organisation(login)}/report`,
    historyHref: withQuery('/history', { organisation: key }),
  };
}
