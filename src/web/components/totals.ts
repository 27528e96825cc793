import type { ComplianceFigures, StatusCounts } from '../../domain/figures.ts';
import { statuses } from '../../domain/assessment.ts';
import { statusLabels } from '../text/labels.ts';
import { numberOf, percentOf } from '../text/numbers.ts';
import { withQuery } from './addresses.ts';

/** Counts by status over all the organisations, and how many repositories are public (not withdrawn). */
export function totalsOf({ organisations }: Pick<ComplianceFigures, 'organisations'>): {
  statuses: StatusCounts;
  repositories: number;
} {
  const totals: StatusCounts = {
    open: 0,
    'needs-attention': 0,
    'not-assessed': 0,
    'closed-with-reason': 0,
    'closed-without-reason': 0,
    withdrawn: 0,
  };
  for (const figures of organisations) {
    for (const status of statuses) totals[status] += figures.statuses[status];
  }
  return { statuses: totals, repositories: publicCount(totals) };
}

/** Withdrawn repositories are remembered, but they are no longer there. */
export function publicCount(counts: StatusCounts): number {
  return statuses.reduce((sum, status) => sum + (status === 'withdrawn' ? 0 : counts[status]), 0);
}

/** Those of the public repositories that a policy binds: shares of what meets policy are shares of these. */
export function assessedCount(counts: StatusCounts): number {
  return publicCount(counts) - counts['not-assessed'];
}

/** Rows of a table by status, each with a link to the search that shows them. Of others than these, 0 says nothing. */
export function statusRows(counts: StatusCounts, organisation?: string) {
  const whole = publicCount(counts);
  return statuses
    .filter((status) => counts[status] > 0 || status === 'open' || status === 'needs-attention')
    .map((status) => ({
      status: statusLabels[status],
      count: numberOf(counts[status]),
      share: status === 'withdrawn' ? '' : percentOf(counts[status], whole),
      href:
        status === 'withdrawn' || counts[status] === 0 ? '' : withQuery('/search', { status, organisation }),
    }));
}
