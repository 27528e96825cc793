import type { CheckDay } from '../../domain/figures.ts';
import { shareMet } from '../../domain/heat-map.ts';
import { dateOf } from '../text/dates.ts';
import { numberOf, percentOf } from '../text/numbers.ts';
import { lineChart } from './line-chart.ts';

/** The share of repositories that meet a check, day by day; null before there are two days to compare. */
export function checkTrend(days: readonly CheckDay[]) {
  const points = days.map(({ day, outcomes }) => ({ day, ...shareMet(outcomes) })).filter(({ of }) => of > 0);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return null;
  return {
    chart: lineChart(points.map(({ day, met, of }) => ({ day, share: met / of }))),
    summary: `${percentOf(first.met, first.of)} met it on ${dateOf(first.day)}, and ${percentOf(last.met, last.of)} on ${dateOf(last.day)}, of those that could be assessed.`,
    rows: points.toReversed().map(({ day, met, of }) => ({
      day: dateOf(day),
      met: numberOf(met),
      of: numberOf(of),
      share: percentOf(met, of),
    })),
  };
}
