import { Router } from 'express';
import type { Policy } from '../../domain/policy.ts';
import { addresses } from '../components/addresses.ts';
import { dateOf } from '../text/dates.ts';
import { countOf } from '../text/numbers.ts';

/** `/policies`: the policies the hub checks against. */
export function policiesPage({ policies }: { policies: () => readonly Policy[] }): Router {
  return Router().get('/policies', (_req, res) => {
    res.render('policies/policies', policiesView(policies()));
  });
}

function policiesView(policies: readonly Policy[]) {
  return {
    title: 'Policies',
    policies: policies.map(({ id, title, summary, version, clauses, lastReviewed }) => ({
      title,
      href: addresses.policy(id),
      summary,
      note: `Version ${version}, ${countOf(clauses.length, 'check')}, last reviewed on ${dateOf(lastReviewed)}`,
    })),
  };
}
