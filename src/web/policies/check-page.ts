import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import { notFound } from '../../base/problem.ts';
import { outcomes, type Outcome } from '../../domain/assessment.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckDay, CheckFigures, RepositoryFinding } from '../../domain/figures.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { lessonView } from '../learn/lesson-view.ts';
import { canMend } from '../../mending/mending.ts';
import { checkTrend } from '../charts/check-trend.ts';
import { usualPolicy } from './usual-policy.ts';
import { goodExample, type GoodExample } from './good-example.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { organisationNames } from '../components/item-view.ts';
import { outcomeBar, outcomeCounts } from '../charts/outcome-bar.ts';
import { lastPage, paginate } from '../components/pagination.ts';
import { numberFrom, oneOf, textParameter } from '../components/parameters.ts';
import { forceLabels, outcomeLabels } from '../text/labels.ts';
import { sinceText } from '../text/dates.ts';
import { countOf } from '../text/numbers.ts';

interface CheckServices {
  store: Pick<PublicStore, 'compliance' | 'checkHistory' | 'findings' | 'findRepository'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  clock: Clock;
}

const perPage = 50;

/** Of the repositories that meet a check, how many are looked at for one to learn from. */
const maxExamples = 12;

/** What people read of how much mending takes. */
const effortTexts = {
  setting: 'One setting of the repository is enough. An administrator changes it in a minute or two.',
  file: 'One file is enough. Writing it takes minutes for somebody who knows what it should say.',
};

interface CheckQuery {
  /** Empty: none. */
  policy: string;
  outcome: Outcome | 'any';
  organisation: string;
  page: number;
}

/** `/checks/:id`: why it matters, how to meet it, who does so well, and who does not and since when. */
export function checkPage({ store, catalogue, policies, prose, clock }: CheckServices): Router {
  return Router().get('/checks/:id', async (req, res) => {
    const check = prose(req.params.id);
    if (!check) throw notFound(`The check ${req.params.id}`);
    const using = policies().filter(({ clauses }) => clauses.some((clause) => clause.check === check.id));
    const asked = readCheckQuery(req.query, using, usualPolicy(using, catalogue(), clock()));
    const { policy, outcome, organisation, page } = asked;
    const narrowed = { ...(policy && { policy }), ...(organisation && { organisation }) };
    const window = { limit: perPage, offset: (page - 1) * perPage };
    const [figures, days, found, meeting] = await Promise.all([
      store.compliance(narrowed),
      store.checkHistory({ ...narrowed, policy, check: check.id, days: 365 }),
      store.findings({ check: check.id, ...narrowed, ...(outcome !== 'any' && { outcome }), ...window }),
      store.findings({
        check: check.id,
        ...(policy && { policy }),
        outcome: 'met',
        limit: maxExamples,
        offset: 0,
      }),
    ]);
    const figure = figures.checks.find(
      (one) => one.check === check.id && (policy === '' || one.policy === policy),
    );
    const example = await goodExample(store, check.id, meeting.rows);
    res.render(
      'policies/check',
      checkView({ check, using, figure, days, example, ...found }, asked, catalogue()),
    );
  });
}

/** Of one policy always, so that no repository is listed twice, and those that do not meet it unless asked. */
function readCheckQuery(query: unknown, using: readonly Policy[], usual: string): CheckQuery {
  const ids = using.map(({ id }) => id);
  return {
    policy: oneOf(query, 'policy', ids, usual),
    outcome: oneOf<CheckQuery['outcome']>(query, 'outcome', [...outcomes, 'any'], 'unmet'),
    organisation: textParameter(query, 'organisation').toLowerCase(),
    page: numberFrom(query, 'page', { most: lastPage, otherwise: 1 }),
  };
}

interface CheckData {
  check: CheckProse;
  using: readonly Policy[];
  figure: CheckFigures | undefined;
  days: readonly CheckDay[];
  example: GoodExample | undefined;
  total: number;
  rows: readonly RepositoryFinding[];
}

function checkView(
  { check, using, figure, days, example, total, rows }: CheckData,
  asked: CheckQuery,
  catalogue: Catalogue,
) {
  const names = organisationNames(catalogue);
  const { page, outcome } = asked;
  const address = (change: Partial<CheckQuery>) => {
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
    example: example ?? null,
    policies: using.map((policy) => policyLink(policy, check.id)),
    bar: figure ? outcomeBar(figure.outcomes) : outcomeBar(null),
    counts: figure
      ? outcomeCounts(figure.outcomes).map((count) => ({
          ...count,
          href: address({ outcome: count.outcome }),
        }))
      : [],
    form: formView(check.id, using, asked, names),
    summary: `${outcome === 'any' ? 'Any result' : outcomeLabels[outcome].text}: ${countOf(total, 'repository', 'repositories')}.`,
    rows: rows.map((row) => rowOf(row, names, canMend(check.id))),
    firstHref: total > 0 ? address({}) : '',
    noneText: noneText(asked, using, figure),
    historyHref: withQuery('/history', { check: check.id, organisation: asked.organisation }),
    pagination: paginate({ page, perPage, total }, (wanted) => address({ page: wanted })),
  };
}

/** Why the list is empty: nothing matches the filters, or nobody is held to the policy. */
function noneText(
  { policy, organisation }: CheckQuery,
  using: readonly Policy[],
  figure: CheckFigures | undefined,
): string {
  if (figure !== undefined || organisation !== '') return 'No repository matches these choices.';
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

function formView(
  check: string,
  using: readonly Policy[],
  asked: CheckQuery,
  names: ReadonlyMap<string, string>,
) {
  const { policy, outcome, organisation } = asked;
  return {
    action: addresses.check(check),
    policies: using.map(({ id, title }) => ({ value: id, text: title, selected: id === policy })),
    outcomes: [
      ...outcomes.map((value) => ({
        value,
        text: outcomeLabels[value].text,
        selected: value === outcome,
      })),
      { value: 'any', text: 'Any result', selected: outcome === 'any' },
    ],
    organisations: [...names]
      .map(([value, text]) => ({ value, text, selected: value === organisation }))
      .sort((a, b) => a.text.localeCompare(b.text, 'en-GB')),
  };
}
