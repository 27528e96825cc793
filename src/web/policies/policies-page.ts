import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import { isReviewOverdue } from '../../policy/policy.ts';
import type { Policy } from '../../domain/policy.ts';
import { addresses } from '../components/addresses.ts';
import { dateOf } from '../text/dates.ts';
import { countOf } from '../text/numbers.ts';

/** `/policies`: the policies the hub checks against. */
export function policiesPage({
  policies,
  clock,
}: {
  policies: () => readonly Policy[];
  clock: Clock;
}): Router {
  return Router().get('/policies', (_req, res) => {
    res.render('policies/policies', policiesView(policies(), clock()));
  });
}

function policiesView(policies: readonly Policy[], now: Date) {
  return {
    title: 'Policies',
    policies: policies.map((policy) => ({
      title: policy.title,
      href: addresses.policy(policy.id),
      summary: policy.summary,
      note: noteOf(policy, now),
    })),
  };
}

function noteOf(policy: Policy, now: Date): string {
  const { version, clauses, lastReviewed, draft } = policy;
  const review = isReviewOverdue(policy, now) ? '. Its review is overdue' : '';
  return `${draft ? 'Draft, version' : 'Version'} ${version}, ${countOf(clauses.length, 'check')}, last reviewed on ${dateOf(lastReviewed)}${review}`;
}
