import { Router } from 'express';
import { notFound } from '../../base/problem.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CheckFigures } from '../../domain/figures.ts';
import type { CheckProse, Policy } from '../../domain/policy.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { forces } from '../../domain/assessment.ts';
import { webAddress } from '../../domain/file-address.ts';
import { addresses, withQuery } from '../components/addresses.ts';
import { outcomeBar } from '../charts/outcome-bar.ts';
import { dateOf } from '../text/dates.ts';
import { forceLabels } from '../text/labels.ts';
import { numberOf } from '../text/numbers.ts';

interface PolicyServices {
  store: Pick<PublicStore, 'compliance'>;
  catalogue: () => Catalogue;
  policies: () => readonly Policy[];
  prose: (check: string) => CheckProse | undefined;
}

/** `/policies/:id`: what one policy asks, where it says so, and how that came out. */
export function policyPage({ store, catalogue, policies, prose }: PolicyServices): Router {
  return Router().get('/policies/:id', async (req, res) => {
    const policy = policies().find(({ id }) => id === req.params.id);
    if (!policy) throw notFound(`The policy ${req.params.id}`);
    const { checks } = await store.compliance({ policy: policy.id });
    res.render('policies/policy', policyView(policy, checks, catalogue(), prose));
  });
}

function policyView(
  policy: Policy,
  figures: readonly CheckFigures[],
  { organisations }: Catalogue,
  prose: (check: string) => CheckProse | undefined,
) {
  const { id, title, summary, version, source, url, effectiveFrom, lastReviewed, clauses } = policy;
  const bound = organisations.filter((organisation) => organisation.policies.includes(id));
  return {
    title,
    summary,
    source,
    sourceHref: webAddress(url) ?? '',
    facts: [
      { key: 'Version', value: version },
      { key: 'In force from', value: dateOf(effectiveFrom) },
      { key: 'Last reviewed', value: dateOf(lastReviewed) },
      {
        key: 'Applies to',
        value: `${numberOf(bound.length)} of ${numberOf(organisations.length)} organisations`,
      },
    ],
    complianceHref: withQuery('/compliance', { policy: id }),
    groups: forces
      .map((force) => ({
        heading: forceLabels[force],
        clauses: clauses
          .filter((clause) => clause.force === force)
          .map(({ check, clause, text }) => ({
            title: prose(check)?.title ?? check,
            href: withQuery(addresses.check(check), { policy: id }),
            clause,
            text,
            ...outcomesOf(figures.find((one) => one.policy === id && one.check === check)),
          })),
      }))
      .filter((group) => group.clauses.length > 0),
  };
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
