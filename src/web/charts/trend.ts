import type { DayFigures } from '../../domain/figures.ts';
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
}

/**
 * The share of public repositories that are open, day by day, of those that a policy binds: the share of the tables.
 * Withdrawn repositories are no longer public.
 */
export function trendView(days: readonly DayFigures[]): TrendView {
  const ordered = days
    .map(({ day, statuses }) => ({ day, open: statuses.open, total: assessedCount(statuses) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last || first === last) return { chart: null, summary: '', rows: [] };
  const share = ({ open, total }: { open: number; total: number }) => percentOf(open, total);
  return {
    chart: lineChart(ordered.map(({ day, open, total }) => ({ day, share: open / total }))),
    summary: `${share(first)} of assessed repositories were open on ${dateOf(first.day)}, and ${share(last)} on ${dateOf(last.day)}.`,
    rows: ordered
      .reverse()
      .map((row) => ({ day: dateOf(row.day), repositories: numberOf(row.total), open: share(row) })),
  };
}
