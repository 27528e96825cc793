import type { DayFigures } from '../../domain/figures.ts';
import type { Policy } from '../../domain/policy.ts';
import type { RuleVersion } from '../../domain/rule-version.ts';
import { assessedCount } from '../components/totals.ts';
import { dateOf } from '../text/dates.ts';
import { numberOf, percentOf } from '../text/numbers.ts';
import { lineChart, type LineChartView } from './line-chart.ts';

/** How the share of open repositories changed: a chart, the same as a sentence, and the same as rows of a table. */
export interface TrendView {
  /** null before there are two days to compare. */
  chart: LineChartView | null;
  summary: string;
  rows: { day: string; repositories: string; open: string }[];
  /** Changes of policies within these days, oldest first. */
  changes: string[];
}

/** A day on which the rules changed (`2026-11-23`), and what changed. */
export interface RuleChange {
  day: string;
  text: string;
}

/** Policies that came into force or changed, and changes of the checks themselves, a sentence each. */
export function changesOf(
  rules: readonly RuleVersion[],
  policies: readonly Pick<Policy, 'id' | 'title'>[],
): RuleChange[] {
  return rules.map(({ subject, since, version }) => {
    const title = policies.find(({ id }) => id === subject)?.title ?? subject;
    const day = since.slice(0, 10);
    const text = subject === 'code' ? 'our checks changed' : `${title}, version ${version}`;
    return { day, text };
  });
}

/**
 * The share of public repositories that are open, day by day, of those that a policy binds: the share of the tables.
 * Withdrawn repositories are no longer public.
 */
export function trendView(days: readonly DayFigures[], rules: readonly RuleChange[] = []): TrendView {
  const ordered = days
    .map(({ day, statuses }) => ({ day, open: statuses.open, total: assessedCount(statuses) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last || first === last) return { chart: null, summary: '', rows: [], changes: [] };
  const within = rules.filter(({ day }) => day > first.day && day <= last.day);
  const share = ({ open, total }: { open: number; total: number }) => percentOf(open, total);
  return {
    chart: lineChart(
      ordered.map(({ day, open, total }) => ({ day, share: open / total })),
      within.map(({ day }) => day),
    ),
    changes: within.map(({ day, text }) => `${dateOf(day)}: ${text}`),
    summary: `${share(first)} of assessed repositories were open on ${dateOf(first.day)}, and ${share(last)} on ${dateOf(last.day)}.`,
    rows: ordered
      .reverse()
      .map((row) => ({ day: dateOf(row.day), repositories: numberOf(row.total), open: share(row) })),
  };
}
