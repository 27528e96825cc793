import type { DayFigures } from '../../domain/figures.ts';
import { dateOf } from '../text/dates.ts';
import { numberOf, percentOf } from '../text/numbers.ts';

const width = 600;
const height = 160;

/** The share of open repositories day by day: points of a line 600 × 160, and the same as rows of a table. */
export function trendView(days: readonly DayFigures[]) {
  const ordered = days
    .filter(({ repositories }) => repositories > 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const first = ordered[0];
  const last = ordered.at(-1);
  if (!first || !last || first === last) return { shown: false, points: '', summary: '', rows: [] };
  const start = Date.parse(first.day);
  const span = Date.parse(last.day) - start;
  const points = ordered.map((day) => {
    const x = ((Date.parse(day.day) - start) / span) * width;
    const y = height - (day.statuses.open / day.repositories) * height;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const [from, to] = [first, last].map(({ statuses, repositories }) =>
    percentOf(statuses.open, repositories),
  );
  return {
    shown: true,
    points: points.join(' '),
    summary: `Open: from ${from} on ${dateOf(first.day)} to ${to} on ${dateOf(last.day)}.`,
    rows: ordered.reverse().map(rowOf),
  };
}

function rowOf({ day, repositories, statuses }: DayFigures) {
  return {
    day: dateOf(day),
    repositories: numberOf(repositories),
    open: percentOf(statuses.open, repositories),
    attention: numberOf(statuses['needs-attention']),
    withdrawn: numberOf(statuses.withdrawn),
  };
}
