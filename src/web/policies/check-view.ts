import { outcomes } from '../../domain/assessment.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckFigures, RepositoryFinding } from '../../domain/figures.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import { canMend } from '../../mending/mending.ts';
import type { GoodExample } from '../../visibility/good-example.ts';
import type { CheckQuery, CheckResults } from '../../visibility/read-check.ts';
import { checkTrend } from '../charts/check-trend.ts';
import { outcomeBar, outcomeCounts } from '../charts/outcome-bar.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { organisationNames } from '../components/item-view.ts';
import { paginate } from '../components/pagination.ts';
import { scopeSelects, type ComplianceScope } from '../compliance/scope.ts';
import { lessonView } from '../learn/lesson-view.ts';
import { proofView } from '../repositories/assessment-view.ts';
import { sinceText } from '../text/dates.ts';
import { forceLabels, outcomeLabels } from '../text/labels.ts';
import { countOf } from '../text/numbers.ts';

export const perPage = 50;

/** What people read of how much mending takes. */
const effortTexts = {
  setting: 'One setting of the repository is enough. An administrator changes it in a minute or two.',
  file: 'One file is enough. Writing it takes minutes for somebody who knows what it should say.',
};

/** What the page was asked for; an empty text is no filter. */
export interface CheckPageQuery extends ComplianceScope, Pick<CheckQuery, 'policy' | 'outcome'> {
  organisation: string;
  page: number;
}

interface CheckData extends CheckResults {
  check: CheckProse;
  using: readonly Policy[];
}

export function checkView(
  { check, using, figure, days, example, total, rows }: CheckData,
  asked: CheckPageQuery,
  catalogue: Catalogue,
) {
  const names = organisationNames(catalogue);
  const { page, outcome } = asked;
  const address = (change: Partial<CheckPageQuery>) => {
    const { page: wanted, ...rest } = { ...asked, page: 1, ...change };
    return withQuery(addresses.check(check.id), { ...rest, page: wanted === 1 ? undefined : wanted });
  };
  return {
    title: check.title,
    why: check.why,
    fix: check.fix,
    lesson: lessonView(check),
    trend: checkTrend(days),
    effort: check.effort === undefined ? '' : effortTexts[check.effort],
    mends: canMend(check.id)
      ? 'For many repositories a file is ready: follow the link beside each in the list below.'
      : '',
    example: example ? exampleView(example) : null,
    policies: using.map((policy) => policyLink(policy, check.id)),
    bar: figure ? outcomeBar(figure.outcomes) : outcomeBar(null),
    counts: figure
      ? outcomeCounts(figure.outcomes).map((count) => ({
          ...count,
          href: address({ outcome: count.outcome }),
        }))
      : [],
    form: formView(check.id, using, asked, catalogue),
    summary: `${outcome === 'any' ? 'Any result' : outcomeLabels[outcome].text}: ${countOf(total, 'repository', 'repositories')}.`,
    rows: rows.map((row) => rowOf(row, names, canMend(check.id))),
    firstHref: total > 0 ? address({}) : '',
    noneText: noneText(asked, using, figure),
    historyHref: withQuery('/history', { check: check.id, organisation: asked.organisation }),
    files: filesOf(check.id, asked),
    pagination: paginate({ page, perPage, total }, (wanted) => address({ page: wanted })),
  };
}

/** Why the list is empty: nothing matches the filters, or nobody is held to the policy. */
function noneText(
  { policy, organisation, nation, bodyType }: CheckPageQuery,
  using: readonly Policy[],
  figure: CheckFigures | undefined,
): string {
  if (figure !== undefined || `${organisation}${nation}${bodyType}` !== '')
    return 'No repository matches these choices.';
  const title = using.find(({ id }) => id === policy)?.title;
  return title === undefined
    ? 'No policy includes this check, so no repository has been checked for it.'
    : `No repository has been checked for this against ${title}.`;
}

function rowOf(
  { owner, name, organisation, because, outcome, since, firstSeenAt }: RepositoryFinding,
  names: ReadonlyMap<string, string>,
  isMendable: boolean,
) {
  return {
    readyHref: isMendable && outcome === 'unmet' ? `${addresses.repository(owner, name)}/mend` : '',
    repository: `${owner}/${name}`,
    href: addresses.repository(owner, name),
    organisation: names.get(organisation) ?? organisation,
    because,
    label: outcomeLabels[outcome],
    since: sinceText(since, firstSeenAt),
  };
}

function policyLink({ id, title, clauses }: Policy, check: string) {
  const clause = clauses.find((one) => one.check === check);
  const note = clause ? `${forceLabels[clause.force].toLowerCase()}, clause ${clause.clause}` : '';
  return { text: title, href: addresses.policy(id), note };
}

function exampleView({ repository: { evidence }, finding }: GoodExample) {
  const { owner, name } = evidence;
  return {
    repository: `${owner}/${name}`,
    href: addresses.repository(owner, name),
    because: finding.because,
    proof: proofView(finding.proof, evidence),
  };
}

function formView(check: string, using: readonly Policy[], asked: CheckPageQuery, catalogue: Catalogue) {
  const { policy, outcome, organisation } = asked;
  const names = organisationNames(catalogue);
  const results = outcomes.map((value) => ({
    ...{ value, text: outcomeLabels[value].text, selected: value === outcome },
  }));
  const organisations = [...names]
    .map(([value, text]) => ({ value, text, selected: value === organisation }))
    .sort((a, b) => a.text.localeCompare(b.text, 'en-GB'));
  const policies = using.map(({ id, title }) => ({ value: id, text: title, selected: id === policy }));
  return {
    action: addresses.check(check),
    selects: [
      ...(policies.length > 1 ? [{ name: 'policy', label: 'Policy', options: policies, all: '' }] : []),
      {
        ...{ name: 'outcome', label: 'Result', all: '' },
        options: [...results, { value: 'any', text: 'Any result', selected: outcome === 'any' }],
      },
      ...scopeSelects(asked, catalogue),
      { name: 'organisation', label: 'Organisation', options: organisations, all: 'All organisations' },
    ],
  };
}

/** The same as a table and as JSON, with the same filters. */
function filesOf(check: string, { page: _, ...filters }: CheckPageQuery) {
  const address = addresses.check(check);
  return [
    { href: withQuery(`${address}.csv`, filters), text: 'Download these repositories (CSV)' },
    { href: withQuery(`${address}.csv`, { ...filters, bom: 1 }), text: 'Download them for Excel (CSV)' },
    { href: withQuery(`/api/v1${address}`, filters), text: 'See them as JSON' },
  ];
}
