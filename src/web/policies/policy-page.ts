import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckFigures } from '../../domain/figures.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { forces } from '../../domain/assessment.ts';
import type { Clock } from '../../base/clock.ts';
import { bindingPolicies, isReviewOverdue } from '../../policy/policy.ts';
import { webAddress } from '../../domain/file-address.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { outcomeBar } from '../charts/outcome-bar.ts';
import { policyOptions } from './compare-page.ts';
import { dateOf } from '../text/dates.ts';
import { bodyTypeLabels, forceLabels, nationLabels } from '../text/labels.ts';
import { numberOf } from '../text/numbers.ts';

interface PolicyServices {
  store: Pick<PublicStore, 'compliance'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
  clock: Clock;
}

/** `/policies/:id`: what one policy asks, where it says so, and how that came out. */
export function policyPage({ store, catalogue, policies, prose, clock }: PolicyServices): Router {
  return Router().get('/policies/:id', async (req, res) => {
    const policy = policies().find(({ id }) => id === req.params.id);
    if (!policy) throw notFound(`The policy ${req.params.id}`);
    const { checks } = await store.compliance({ policy: policy.id });
    res.render(
      'policies/policy',
      policyView(policy, checks, { catalogue: catalogue(), policies: policies(), prose, now: clock() }),
    );
  });
}

function policyView(
  policy: Policy,
  figures: readonly CheckFigures[],
  {
    catalogue: { organisations },
    policies,
    prose,
    now,
  }: { catalogue: Catalogue; policies: readonly Policy[]; prose: PolicyServices['prose']; now: Date },
) {
  const { id, title, summary, source, url } = policy;
  const bound = organisations.filter((each) => bindingPolicies([policy], each, now).length > 0);
  return {
    title,
    summary,
    source,
    sourceHref: webAddress(url) ?? '',
    notices: noticesOf(policy, now),
    facts: [
      ...factsOf(policy),
      {
        key: 'Applies to',
        value: `${numberOf(bound.length)} of ${numberOf(organisations.length)} organisations`,
      },
    ],
    compare: { one: id, options: policyOptions(policies.filter((each) => each.id !== id)) },
    complianceHref: withQuery('/compliance', { policy: id }),
    groups: groupsOf(policy, figures, prose),
  };
}

/** The clauses by force, each with how it came out. */
function groupsOf(policy: Policy, figures: readonly CheckFigures[], prose: PolicyServices['prose']) {
  return forces
    .map((force) => ({
      heading: forceLabels[force],
      clauses: policy.clauses
        .filter((clause) => clause.force === force)
        .map(({ check, clause, text }) => ({
          title: prose(check)?.title ?? check,
          href: withQuery(addresses.check(check), { policy: policy.id }),
          clause,
          text,
          ...outcomesOf(figures.find((one) => one.policy === policy.id && one.check === check)),
        })),
    }))
    .filter((group) => group.clauses.length > 0);
}

function factsOf({ version, effectiveFrom, effectiveUntil, lastReviewed, reviewBy, appliesTo }: Policy) {
  const nations = appliesTo?.nations?.map((nation) => nationLabels[nation]).join(', ') ?? 'Any nation';
  const bodies = appliesTo?.bodyTypes?.map((type) => bodyTypeLabels[type]).join(', ');
  return [
    { key: 'Version', value: version },
    { key: 'In force from', value: dateOf(effectiveFrom) },
    { key: 'In force until', value: effectiveUntil === undefined ? '' : dateOf(effectiveUntil) },
    { key: 'Last reviewed', value: dateOf(lastReviewed) },
    { key: 'Next review by', value: reviewBy === undefined ? '' : dateOf(reviewBy) },
    { key: 'Nations', value: nations },
    { key: 'Types of organisation', value: bodies ?? '' },
  ].filter(({ value }) => value !== '');
}

/** What a reader should know before relying on it. */
function noticesOf(policy: Policy, now: Date): string[] {
  const { draft, reviewBy = '', effectiveUntil } = policy;
  return [
    draft ? 'This is a draft. It binds nobody who does not name it.' : '',
    isReviewOverdue(policy, now)
      ? `Somebody should have compared this with its source by ${dateOf(reviewBy)}. It may no longer say what its body asks.`
      : '',
    effectiveUntil !== undefined && effectiveUntil < now.toISOString().slice(0, 10)
      ? `This bound until ${dateOf(effectiveUntil)} and binds nobody now.`
      : '',
  ].filter((notice) => notice !== '');
}

function outcomesOf(figures: CheckFigures | undefined) {
  if (!figures)
    return {
      assessed: false,
      bar: outcomeBar(null),
      met: '',
      unmet: '',
      unknown: '',
    };
  const { outcomes } = figures;
  return {
    assessed: true,
    bar: outcomeBar(outcomes),
    met: numberOf(outcomes.met),
    unmet: numberOf(outcomes.unmet),
    unknown: numberOf(outcomes.unknown),
  };
}
