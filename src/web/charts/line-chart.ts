import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveLinear, line } from 'd3-shape';
import { dateOf } from '../text/dates.ts';

/** A value between 0 and 1 on a day (`2026-11-23`). */
export interface SharePoint {
  day: string;
  share: number;
}

/** A chart as `components/line-chart` draws it: numbers are units of its view box. */
export interface LineChartView {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  /** The `d` of the line. */
  path: string;
  /** Where the line ends, so that the newest value is seen. */
  end: { x: number; y: number };
  across: { x: number; text: string; anchor: 'start' | 'end' }[];
  up: { y: number; text: string }[];
  /** Where days are marked. */
  marks: number[];
}

const width = 360;
const height = 190;
/** Room for the labels of the axes. */
const plot = { left: 40, right: width - 8, top: 10, bottom: height - 26 };
const decimals = 1;

/**
 * A share over time, drawn on the server. Nothing but its shape is in the picture: colours are in the stylesheet, and the
 * page says the same in words and in a table.
 *
 * @param points at least two, in the order of their days
 * @param marked days on which something changed that is not in the figures
 */
export function lineChart(points: readonly SharePoint[], marked: readonly string[] = []): LineChartView {
  const days = points.map(({ day }) => new Date(day));
  const first = points[0]?.day ?? '';
  const last = points.at(-1)?.day ?? '';
  const x = scaleUtc([days[0] ?? 0, days.at(-1) ?? 0], [plot.left, plot.right]);
  const y = scaleLinear([0, 1], [plot.bottom, plot.top]);
  const drawn = line<SharePoint>(
    ({ day }) => x(new Date(day)),
    ({ share }) => y(share),
  )
    .curve(curveLinear)
    .digits(decimals);
  return {
    width,
    height,
    plot,
    path: drawn(points) ?? '',
    end: { x: x(new Date(last)), y: round(y(points.at(-1)?.share ?? 0)) },
    across: [
      { x: plot.left, text: dateOf(first), anchor: 'start' },
      { x: plot.right, text: dateOf(last), anchor: 'end' },
    ],
    marks: [...new Set(marked)].map((day) => round(x(new Date(day)))),
    up: y.ticks(2).map((share) => ({ y: round(y(share)), text: `${share * 100}%` })),
  };
}

function round(value: number): number {
  return Number(value.toFixed(decimals));
}
